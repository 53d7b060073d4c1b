package dev.joins.match;

import dev.joins.tasklet.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Holds pending messages, and the takers that wait for them: what a channel is made of. It stands
 * alone: any number of patterns, selections and plain receivers may use it at once.
 *
 * <p>Capacity only decides which senders wait: of the pending messages the first {@code capacity}
 * have no sender waiting. 0 is a rendezvous: a sender waits until its message is taken.
 *
 * <p>Invariant: as the package's; all fields but the group are guarded by the group's lock.
 * Thread-safe. A blocking call that is interrupted or runs out of time has sent or taken nothing.
 */
public final class Place {
  /** A capacity without limit: senders never wait. */
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  private static final long NO_LIMIT = Long.MAX_VALUE;

  private final String name;
  private final int capacity;
  private final @Nullable Observer observer;
  private final Meeting meeting;
  private final MessageQueue messages;
  private final Takers takers = new Takers();
  private @Nullable Plan single;
  private final Followers followers = new Followers();
  private boolean closed;
  private volatile Group group = new Group();

  /**
   * A place without messages.
   *
   * @param name for reports
   * @param capacity 0 for a rendezvous, {@link #UNBOUNDED} for no limit
   * @param observer is told of messages sent; null for nobody
   * @throws IllegalArgumentException if the capacity is negative
   */
  public Place(String name, int capacity, @Nullable Observer observer) {
    if (capacity < 0) {
      throw new IllegalArgumentException(
          "channel '" + name + "' cannot have capacity " + capacity + "; 0 is a rendezvous");
    }
    this.name = Objects.requireNonNull(name, "name");
    this.capacity = capacity;
    this.observer = observer;
    this.meeting = new Meeting(capacity == 0 ? Preference.RECEIVER : Preference.NEITHER);
    this.messages = new MessageQueue(capacity);
  }

  /**
   * For reports.
   *
   * @return need not be unique
   */
  public String name() {
    return name;
  }

  /**
   * How many messages it takes without making their senders wait.
   *
   * @return 0 for a rendezvous, {@link #UNBOUNDED} for no limit
   */
  public int capacity() {
    return capacity;
  }

  /**
   * Checks that there can ever be room here.
   *
   * @throws IllegalArgumentException if this is a rendezvous
   */
  public void requireBuffer() {
    if (capacity == 0) {
      throw new IllegalArgumentException(
          "'" + name + "' is a rendezvous: it never has room; give it a capacity");
    }
  }

  /**
   * Who goes first when sender and receiver meet here.
   *
   * @return to be changed, if need be
   */
  public Meeting meeting() {
    return meeting;
  }

  Group group() {
    return group;
  }

  /** The old group leads to the new one: this only shortens the way. */
  void setGroup(Group root) {
    if (group != root) {
      group = root;
    }
  }

  MessageQueue messages() {
    return messages;
  }

  /** Who waits here. */
  Takers takers() {
    return takers;
  }

  @Nullable Observer observer() {
    return observer;
  }

  boolean isClosed() {
    return closed;
  }

  /** How a plain receiver takes: the same for all. */
  Plan single() {
    var plan = single;
    if (plan == null) {
      plan = Plan.of(new Pattern(null, 0, List.of(new Input(this, 1)), observer));
      single = plan;
    }
    return plan;
  }

  // ---- those who follow what comes
  // ---------------------------------------------------------------

  /** Indexes and watchers. */
  Followers followers() {
    return followers;
  }

  /**
   * Tells a watcher of each message that stays pending, beginning with those that are there, and of
   * its end.
   *
   * @param filter only these; null for all. Must be pure
   * @param watcher is told
   * @return for leaving off
   */
  public Watch watch(@Nullable Predicate<Object> filter, Watcher watcher) {
    var watch = new Watch(this, filter, watcher);
    var locked = Group.lock(this);
    try {
      followers.add(watch);
      for (var each = messages.first(); each != null && each.released; each = each.behind) {
        watch.stays(each, locked);
      }
    } finally {
      locked.release();
    }
    return watch;
  }

  // ---- sending
  // -----------------------------------------------------------------------------------

  /**
   * Sends, and waits until the message is taken or lies within the capacity. Never waits where the
   * capacity has no limit, and is no cancellation point there.
   *
   * @param value the message
   * @throws InterruptedException if interrupted before; the message was not sent
   * @throws ChannelClosedException if closed before; the message was not sent
   */
  public void send(Object value) throws InterruptedException {
    send(value, NO_LIMIT);
  }

  /**
   * Sends, and waits at most so long.
   *
   * @param value the message
   * @param nanos the limit; zero or less: only if it need not wait
   * @return true if sent; false if the time was up, and the message was not sent
   * @throws InterruptedException if interrupted before; the message was not sent
   * @throws ChannelClosedException if closed before; the message was not sent
   */
  public boolean send(Object value, long nanos) throws InterruptedException {
    Steps.before("send to", this, value);
    if (capacity != UNBOUNDED && Thread.interrupted()) {
      throw new InterruptedException("interrupted before sending to " + name);
    }
    SendOffer waiting;
    var screening = Screening.of(this, value);
    var locked = Group.lock(this);
    try {
      if (Handover.of(this, value, locked)) {
        return true;
      }
      var message = Arrival.enqueue(this, value, screening, null);
      if (nanos <= 0) {
        return trySettle(message, locked);
      }
      if (Arrival.settle(message, locked)) {
        return true;
      }
      waiting = new SendOffer(message, nanos);
    } finally {
      locked.release();
    }
    return waiting.awaitTaken();
  }

  /**
   * Sends if nobody has to wait for it.
   *
   * @param value the message
   * @return true if it was taken at once, or lies within the capacity
   * @throws ChannelClosedException if closed
   */
  public boolean trySend(Object value) {
    Steps.before("try to send to", this, value);
    var screening = Screening.of(this, value);
    var locked = Group.lock(this);
    try {
      if (Handover.of(this, value, locked)) {
        return true;
      }
      return trySettle(Arrival.enqueue(this, value, screening, null), locked);
    } finally {
      locked.release();
    }
  }

  private boolean trySettle(Message message, Group locked) {
    if (Arrival.trySettle(message, locked)) {
      return true;
    }
    messages.unlink(message);
    return false;
  }

  /**
   * Sends without waiting, to a place without limit, in a way that can be taken back.
   *
   * @param value the message
   * @return for withdrawing it
   * @throws ChannelClosedException if closed
   * @throws IllegalStateException if the capacity is limited
   */
  public Posted post(Object value) {
    if (capacity != UNBOUNDED) {
      throw new IllegalStateException("'" + name + "' has capacity " + capacity + ": use send");
    }
    Steps.before("send to", this, value);
    var screening = Screening.of(this, value);
    var locked = Group.lock(this);
    try {
      if (Handover.of(this, value, locked)) {
        return Message.taken(this, value);
      }
      var message = Arrival.enqueue(this, value, screening, null);
      Arrival.settle(message, locked);
      return message;
    } finally {
      locked.release();
    }
  }

  // ---- receiving
  // ---------------------------------------------------------------------------------

  /**
   * Takes the oldest message; waits until there is one.
   *
   * @return the message
   * @throws InterruptedException if interrupted before; nothing was taken
   * @throws ChannelClosedException if closed, and nothing is left
   */
  public Object receive() throws InterruptedException {
    return Objects.requireNonNull(receive(NO_LIMIT), "a wait without limit ends with a message");
  }

  /**
   * Takes the oldest message; waits at most so long.
   *
   * @param nanos the limit; zero or less: only if one is there
   * @return the message, or null if the time was up
   * @throws InterruptedException if interrupted before; nothing was taken
   * @throws ChannelClosedException if closed, and nothing is left
   */
  public @Nullable Object receive(long nanos) throws InterruptedException {
    Steps.before("receive from", this);
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before receiving from " + name);
    }
    ReceiveOffer waiting;
    var locked = Group.lock(this);
    try {
      var value = takeFirst(locked);
      if (value != null || nanos <= 0) {
        return value == null ? null : Failure.unwrap(value);
      }
      waiting = new ReceiveOffer(this, nanos);
    } finally {
      locked.release();
    }
    var value = waiting.awaitValue();
    return value == null ? null : Failure.unwrap(value);
  }

  /**
   * Takes the oldest message if there is one.
   *
   * @return the message, or null
   * @throws ChannelClosedException if closed, and nothing is left
   */
  public @Nullable Object tryReceive() {
    Steps.before("try to receive from", this);
    Object value;
    var locked = Group.lock(this);
    try {
      value = takeFirst(locked);
    } finally {
      locked.release();
    }
    return value == null ? null : Failure.unwrap(value);
  }

  private @Nullable Object takeFirst(Group locked) {
    var first = messages.first();
    if (first != null) {
      var sender = first.owner;
      var value = Commit.ofFirst(first, locked);
      if (sender != null) {
        meeting.with(sender, Preference.SENDER, locked);
      }
      return value;
    }
    if (closed) {
      throw new ChannelClosedException(closedText());
    }
    return null;
  }

  // ---- closing
  // -----------------------------------------------------------------------------------

  /**
   * Closes for good: nothing more can be sent. What is pending, also of blocked senders, can still
   * be taken; takers for whom there is not enough left fail. Does nothing the second time.
   */
  public void close() {
    Steps.before("close", this);
    var locked = Group.lock(this);
    try {
      closed = true;
      Hopeless.fail(this, locked);
    } finally {
      locked.release();
    }
  }

  /**
   * Closes, and takes out what is pending. Blocked senders fail, as their messages were not sent.
   *
   * @return the messages that had been sent and that nobody took, oldest first
   */
  public List<Object> closeNow() {
    Steps.before("close and empty", this);
    var untaken = new ArrayList<>();
    var locked = Group.lock(this);
    try {
      closed = true;
      for (var message = messages.first(); message != null; message = messages.first()) {
        messages.unlink(message);
        followers.leaves(message, locked);
        var owner = message.owner;
        if (owner == null) {
          untaken.add(message.value);
        } else {
          owner.refused(message, locked);
        }
      }
      Hopeless.fail(this, locked);
    } finally {
      locked.release();
    }
    return untaken;
  }

  String closedText() {
    return "channel '" + name + "' is closed";
  }

  // ---- reports
  // -----------------------------------------------------------------------------------

  /**
   * What is pending, for diagnosis: it may have changed when this returns.
   *
   * @return oldest first
   */
  public List<Object> snapshot() {
    Steps.before("look at", this);
    var pending = new ArrayList<>();
    var locked = Group.lock(this);
    try {
      for (var each = messages.first(); each != null; each = each.behind) {
        pending.add(each.value);
      }
    } finally {
      locked.release();
    }
    return pending;
  }

  /**
   * What each pattern that takes from here lacks, a line each.
   *
   * @return empty if none waits here
   */
  public List<String> whatItsTakersLack() {
    var locked = Group.lock(this);
    try {
      return takers.whatJoinsLack();
    } finally {
      locked.release();
    }
  }

  /**
   * Whether a message has ever come, for diagnosis.
   *
   * @return false if nothing was ever sent here
   */
  public boolean wasEverSentTo() {
    var locked = Group.lock(this);
    try {
      return messages.wasUsed();
    } finally {
      locked.release();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
