package dev.joins.match.store;

import org.jspecify.annotations.Nullable;

/**
 * The pending messages of one place, oldest first, and those who count them. Guarded by the lock of
 * the place's group.
 *
 * <p>Invariant: the released messages are the first ones, at most {@code capacity} many but for
 * those that were put back, and fewer only if no message is waiting. So capacity decides who waits,
 * and nothing else: a join takes the messages of blocked senders like any other. Room that is
 * reserved counts as if its message were there; that message, when it comes, need not wait, and
 * holds its room until it is among the first.
 *
 * <p>{@code odd} says that something unusual is to be asked for here: a closed place, an observer,
 * an index, room, a gift of a select, several who could take, more than the capacity. Where it is
 * not set, all pending messages are bare: no index has them, nobody follows them, none is contested
 * or holds room.
 */
public final class MessageQueue {
  /** A capacity without limit: senders never wait. */
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  /** How many messages need no sender who waits. */
  public final int capacity;

  /** The oldest; its {@code before} is the youngest: so one that comes changes few old objects. */
  public @Nullable Message first;

  /** The oldest whose sender waits. */
  public @Nullable Message firstWaiting;

  /** How many there are. */
  public int size;

  /** Who waits for messages of this queue, by lines. */
  public @Nullable Seat seats;

  /** Something unusual is to be asked for. */
  public boolean odd;

  /**
   * It is odd for no other reason than that one installed pattern, and nobody else, takes its
   * messages by a key.
   */
  public boolean byKey;

  private @Nullable Seat lastSeat;
  private boolean placeIsOdd;
  private boolean placeIsByKey;
  private int released;
  private int reserved;
  private int contested;

  /** A message was ever here, or came and was taken at once. */
  public boolean used;

  MessageQueue(int capacity) {
    this.capacity = capacity;
  }

  /** What the place knows of it. */
  void setPlaceIsOdd(boolean isOdd, boolean isByKey) {
    placeIsOdd = isOdd;
    placeIsByKey = isByKey;
    reconsider();
  }

  private void reconsider() {
    var counted = contested > 0 || reserved > 0 || released > capacity;
    odd = placeIsOdd || counted;
    byKey = placeIsByKey && !counted;
  }

  /**
   * Returns whether some senders offer a choice, so that not all messages can be taken together.
   *
   * @return false if all can
   */
  public boolean isContested() {
    return contested > 0;
  }

  // Room.

  /**
   * Returns whether one message more need not wait.
   *
   * @return true if there is room
   */
  public boolean hasRoom() {
    return hasRoom(1);
  }

  /**
   * Returns whether so many messages more need not wait.
   *
   * @param messages how many
   * @return true if there is room
   */
  public boolean hasRoom(int messages) {
    return capacity == UNBOUNDED || released + reserved + messages <= capacity;
  }

  /** Keeps room for a message that will come later. */
  public void reserve() {
    reserved++;
    reconsider();
  }

  /** Gives room back whose message will not come. */
  public void giveBackRoom() {
    reserved--;
    reconsider();
  }

  /**
   * Returns whether the first waiting message need not wait any more.
   *
   * @return false if none waits
   */
  public boolean canRelease() {
    return firstWaiting != null && (hasRoom() || firstWaiting.holdsRoom);
  }

  // Messages come.

  /**
   * Adds a message behind all others; whether it waits is decided next.
   *
   * @param message new
   */
  public void append(Message message) {
    var head = first;
    if (head == null) {
      first = message;
      message.before = message;
    } else {
      var last = head.before;
      message.before = last;
      last.behind = message;
      head.before = message;
    }
    came(message);
    if (message.giver != null && message.isContested()) {
      contested++;
      reconsider();
    }
  }

  private void came(Message message) {
    message.linked = true;
    used = true;
    size++;
    for (var seat = seats; seat != null; seat = seat.behind) {
      if (seat.count == size) {
        seat.line.missing--;
      }
    }
  }

  /**
   * Puts a message in where another of its age has stood. Nobody waits for it: if it stands before
   * all that wait, it is released; if not, it holds room, though there may be none.
   *
   * @param message new
   * @param former has left
   */
  public void putBack(Message message, Message former) {
    link(message, former.predecessorNow());
    came(message);
    if (firstWaiting == null || message.isOlderThan(firstWaiting)) {
      message.released = true;
      released++;
    } else {
      message.holdsRoom = true;
      reserved++;
    }
    reconsider();
  }

  private void link(Message message, @Nullable Message before) {
    var head = first;
    var behind = before == null ? head : before.behind;
    message.behind = behind;
    message.before = before != null ? before : head != null ? head.before : message;
    if (before == null) {
      first = message;
    } else {
      before.behind = message;
    }
    if (behind != null) {
      behind.before = message;
    } else if (head != null) {
      head.before = message;
    }
  }

  /**
   * Adds a message for which there is room, where nothing is odd.
   *
   * @param message new, nobody waits for it
   */
  public void appendReleased(Message message) {
    append(message);
    message.released = true;
    released++;
  }

  /**
   * Marks the message that has just come as one that waits, for room or to be taken.
   *
   * @param message the last
   */
  public void addWaiting(Message message) {
    if (firstWaiting == null) {
      firstWaiting = message;
    }
  }

  /**
   * Releases the first waiting message, if there is one; its giver, if any, is the caller's to
   * tell.
   */
  public void releaseFirstWaiting() {
    var message = firstWaiting;
    if (message != null) {
      firstWaiting = message.behind;
      release(message);
    }
  }

  /**
   * Releases a message: all before it are.
   *
   * @param message has not been released
   */
  public void release(Message message) {
    message.released = true;
    released++;
    if (odd) {
      if (message.isContested()) {
        contested--;
      }
      leaveRoom(message);
      reconsider();
    }
  }

  private void leaveRoom(Message message) {
    if (message.holdsRoom) {
      message.holdsRoom = false;
      reserved--;
    }
  }

  // Messages leave.

  /**
   * Takes a message out, wherever it is.
   *
   * @param message linked here
   */
  public void unlink(Message message) {
    if (message == first) {
      removeFirst();
    } else {
      var before = message.before;
      var behind = message.behind;
      before.behind = behind;
      if (behind != null) {
        behind.before = before;
      } else if (first != null) {
        first.before = before;
      }
      left(message);
    }
  }

  /** Takes the oldest message out. There must be one. */
  public void removeFirst() {
    var message = first;
    if (message == null) {
      throw new AssertionError("the first message of an empty queue");
    }
    var behind = message.behind;
    first = behind;
    if (behind != null) {
      behind.before = message.before;
    }
    if (odd) {
      message.before = message; // nobody was before it, who could put it back
    }
    left(message);
  }

  private void left(Message message) {
    if (firstWaiting == message) {
      firstWaiting = message.behind;
    }
    message.linked = false;
    message.behind = null;
    if (message.released) {
      released--;
    }
    if (odd) {
      message.detachAll();
      leaveRoom(message);
      if (!message.released && message.isContested()) {
        contested--;
      }
      reconsider();
    }
    for (var seat = seats; seat != null; seat = seat.behind) {
      if (seat.count == size) {
        seat.line.missing++;
      }
    }
    size--;
  }

  // Those who wait.

  void add(Seat seat) {
    seat.before = lastSeat;
    if (lastSeat == null) {
      seats = seat;
    } else {
      lastSeat.behind = seat;
    }
    lastSeat = seat;
    if (size < seat.count) {
      seat.line.missing++;
    }
  }

  void remove(Seat seat) {
    var before = seat.before;
    var behind = seat.behind;
    if (before == null) {
      seats = behind;
    } else {
      before.behind = behind;
    }
    if (behind == null) {
      lastSeat = before;
    } else {
      behind.before = before;
    }
    if (size < seat.count) {
      seat.line.missing--;
    }
  }

  /**
   * The wait of a line at one queue, for so many messages. A link of the queue's list of seats.
   *
   * <p>Invariant: {@code line.missing} is the number of the line's seats whose queue has fewer
   * messages than the seat's count; the queue sees to it whenever its size crosses that count.
   */
  public static final class Seat {
    /** Who waits. */
    public final Line line;

    /** Where. */
    public final MessageQueue queue;

    /** How many messages it wants of this queue at least. */
    public final int count;

    @Nullable Seat before;

    /** The seat of the line that came next. */
    public @Nullable Seat behind;

    /**
     * Makes one that is not taken yet.
     *
     * @param line who waits
     * @param queue where
     * @param count for how many messages at least
     */
    public Seat(Line line, MessageQueue queue, int count) {
      this.line = line;
      this.queue = queue;
      this.count = count;
    }

    /** Takes it: from now on the queue counts for the line. */
    public void take() {
      queue.add(this);
    }

    /** Leaves it. To be called once. */
    public void leave() {
      queue.remove(this);
    }
  }
}
