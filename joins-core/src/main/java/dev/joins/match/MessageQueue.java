package dev.joins.match;

import org.jspecify.annotations.Nullable;

/**
 * The pending messages of one place, oldest first. Guarded by the lock of the place's group.
 *
 * <p>Invariant: the released messages are the first ones, at most {@code capacity} many, and fewer
 * only if no message is waiting. So capacity decides who waits, and nothing else: a join takes the
 * messages of blocked senders like any other. Room that is reserved counts as if its message were
 * there; that message, when it comes, need not wait, and holds its room until it is among the
 * first.
 */
final class MessageQueue {
  private final int capacity;
  private @Nullable Message first;
  private @Nullable Message last;
  private @Nullable Message firstWaiting;
  private int size;
  private int released;
  private int reserved;
  private int contested;
  private boolean used;

  MessageQueue(int capacity) {
    this.capacity = capacity;
  }

  @Nullable Message first() {
    return first;
  }

  @Nullable Message firstWaiting() {
    return firstWaiting;
  }

  boolean wasUsed() {
    return used;
  }

  int size() {
    return size;
  }

  /** Some senders offer alternatives, so that not all messages can be taken together. */
  boolean isContested() {
    return contested > 0;
  }

  boolean hasRoom() {
    return hasRoom(1);
  }

  /** For so many messages more. */
  boolean hasRoom(int messages) {
    return released + reserved + messages <= capacity || capacity == Place.UNBOUNDED;
  }

  /** Keeps room for a message that will come later. */
  void reserve() {
    reserved++;
  }

  /** It will not come. */
  void giveBackRoom() {
    reserved--;
  }

  /** Whether the first waiting message need not wait any more. */
  boolean canRelease() {
    return firstWaiting != null && (hasRoom() || firstWaiting.holdsRoom);
  }

  /** As waiting, for an owner or for none yet. */
  void append(Message message) {
    message.before = last;
    if (last == null) {
      first = message;
    } else {
      last.behind = message;
    }
    last = message;
    message.linked = true;
    used = true;
    size++;
    if (firstWaiting == null) {
      firstWaiting = message;
    }
    if (message.isContested()) {
      contested++;
    }
  }

  /** The first waiting message gets room; its owner, if any, is the caller's to tell. */
  void releaseFirstWaiting() {
    var message = firstWaiting;
    if (message != null) {
      if (message.isContested()) {
        contested--;
      }
      message.released = true;
      released++;
      leaveRoom(message);
      firstWaiting = message.behind;
    }
  }

  private void leaveRoom(Message message) {
    if (message.holdsRoom) {
      message.holdsRoom = false;
      reserved--;
    }
  }

  void unlink(Message message) {
    Index.removeAll(message);
    var before = message.before;
    var behind = message.behind;
    if (before == null) {
      first = behind;
    } else {
      before.behind = behind;
    }
    if (behind == null) {
      last = before;
    } else {
      behind.before = before;
    }
    if (firstWaiting == message) {
      firstWaiting = behind;
    }
    leaveRoom(message);
    if (message.released) {
      released--;
    } else if (message.isContested()) {
      contested--;
    }
    size--;
    message.linked = false;
    message.before = null;
    message.behind = null;
  }
}
