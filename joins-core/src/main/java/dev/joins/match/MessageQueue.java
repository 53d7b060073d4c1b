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

  /** Its {@code before} is the last: so a message that comes changes few old objects. */
  private @Nullable Message first;

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

  /** A message comes and is gone: it is handed over. */
  void noteUse() {
    used = true;
  }

  /** Behind all others: it is to be released, or to wait. */
  void append(Message message) {
    var head = first;
    if (head == null) {
      first = message;
      message.before = message;
      used = true;
    } else {
      var last = head.before;
      message.before = last;
      last.behind = message;
      head.before = message;
    }
    message.linked = true;
    size++;
    if (message.isContested()) {
      contested++;
    }
  }

  /** A message that has just come will wait, for room or to be taken. */
  void addWaiting(Message message) {
    if (firstWaiting == null) {
      firstWaiting = message;
    }
  }

  /** The first waiting message gets room; its owner, if any, is the caller's to tell. */
  void releaseFirstWaiting() {
    var message = firstWaiting;
    if (message != null) {
      firstWaiting = message.behind;
      release(message);
    }
  }

  /** A message gets room, and all before it have some. */
  void release(Message message) {
    if (message.isContested()) {
      contested--;
    }
    message.released = true;
    released++;
    leaveRoom(message);
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
    if (message == first) {
      first = behind;
      if (behind != null) {
        behind.before = before;
      }
    } else {
      before.behind = behind;
      if (behind != null) {
        behind.before = before;
      } else if (first != null) {
        first.before = before;
      }
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
    message.before = message;
    message.behind = null;
  }
}
