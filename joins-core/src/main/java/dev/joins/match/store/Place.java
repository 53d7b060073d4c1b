package dev.joins.match.store;

import dev.joins.Observer;
import dev.joins.internal.Text;
import dev.joins.tasklet.Steps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds pending messages, and knows who waits for them: what a channel is made of. It stands alone:
 * any number of patterns, selects and plain receivers may use it at once. What is done with it -
 * sending, receiving, closing - are classes of {@code dev.joins.match.commit}.
 *
 * <p>Capacity only decides which senders wait: of the pending messages the first {@code capacity}
 * have no sender waiting. 0 is a rendezvous: a sender waits until its message is taken.
 *
 * <p>Invariant: as the engine's; all fields that change, but the group, are guarded by the group's
 * lock.
 */
public final class Place {
  /** A capacity without limit: senders never wait. */
  public static final int UNBOUNDED = MessageQueue.UNBOUNDED;

  /** For reports; need not be unique. */
  public final String name;

  /** Is told of messages sent; null for nobody. */
  public final @Nullable Observer observer;

  /** What is pending. */
  public final MessageQueue queue;

  /** Whose lock guards all this. It may have become part of another, to which it leads. */
  public volatile LockGroup group = new LockGroup();

  /** Who goes first when sender and receiver meet here. */
  public volatile RendezvousPolicy policy;

  /** Those who want one message, whatever it is; null as long as nobody ever waited so. */
  public @Nullable Line receivers;

  /** The other lines of those who wait once, by what makes their patterns equal. */
  public final Map<Object, Line> lines = new HashMap<>(2);

  /** Its messages are none of the user's: they do not count when ages are compared. */
  public boolean ageless;

  private final Followers followers = new Followers();

  /** Those who wait for room, by lines. */
  private Set<Line> forRoom = Set.of();

  /** What is to be done for each message that leaves; null for nothing. */
  private @Nullable Runnable onDeparture;

  private boolean closed;

  /**
   * Makes a place without messages.
   *
   * @param givenName for reports
   * @param capacity 0 for a rendezvous, {@link #UNBOUNDED} for no limit
   * @param observer is told of messages sent; null for nobody
   * @throws IllegalArgumentException if the capacity is negative
   */
  public Place(String givenName, int capacity, @Nullable Observer observer) {
    var name = Text.line(givenName);
    if (capacity < 0) {
      throw new IllegalArgumentException(
          "channel '" + name + "' cannot have capacity " + capacity + "; 0 is a rendezvous");
    }
    this.name = name;
    this.observer = observer;
    this.queue = new MessageQueue(capacity);
    this.policy = RendezvousPolicy.of(capacity);
    reconsider();
  }

  /**
   * Returns how many messages it takes without making their senders wait.
   *
   * @return 0 for a rendezvous, {@link #UNBOUNDED} for no limit
   */
  public int capacity() {
    return queue.capacity;
  }

  /**
   * Checks that there can ever be room here.
   *
   * @throws IllegalArgumentException if this is a rendezvous
   */
  public void requireBuffer() {
    if (capacity() == 0) {
      throw new IllegalArgumentException(
          "'" + name + "' is a rendezvous: it never has room; give it a capacity");
    }
  }

  /**
   * Locks the group that this place belongs to, and remembers it (path compression).
   *
   * @return the root, to be given back
   */
  public LockGroup lock() {
    var known = group;
    var root = known.lock();
    if (root != known) {
      group = root;
    }
    return root;
  }

  // What is unusual.

  /** Looks again whether anything unusual is to be asked for here. */
  public void reconsider() {
    var unusual =
        closed
            || observer != null
            || policy.scheduleAll()
            || !forRoom.isEmpty()
            || onDeparture != null;
    var seat = queue.seats;
    var several =
        seat != null && (seat.behind != null || (receivers != null && receivers.first != null));
    var choosy = seat != null && !seat.line.isSteady();
    var oneKey = seat != null && seat.line.isSteadyByKey() && followers.isOneIndex();
    queue.setPlaceIsOdd(
        unusual || several || choosy || !followers.isEmpty(), oneKey && !unusual && !several);
  }

  /**
   * Returns whether it was closed.
   *
   * @return true for good
   */
  public boolean isClosed() {
    return closed;
  }

  /** Marks it as closed. */
  public void setClosed() {
    closed = true;
    reconsider();
  }

  /**
   * Returns what is to be said of a closed place.
   *
   * @return a sentence without a full stop
   */
  public String closedText() {
    return "channel '" + name + "' is closed";
  }

  /**
   * Sets who goes first.
   *
   * @param newPolicy from now on
   */
  public void setPolicy(RendezvousPolicy newPolicy) {
    var locked = lock();
    try {
      policy = newPolicy;
      reconsider();
    } finally {
      locked.unlock();
    }
  }

  /**
   * Returns those who wait for room, by lines.
   *
   * @return not to be changed
   */
  public Set<Line> forRoom() {
    return forRoom;
  }

  /**
   * Lets a line wait for room.
   *
   * @param line behind the others
   */
  public void addForRoom(Line line) {
    if (forRoom.isEmpty()) {
      forRoom = new LinkedHashSet<>();
    }
    forRoom.add(line);
    reconsider();
  }

  /**
   * Lets a line wait for room no more.
   *
   * @param line waits here
   */
  public void removeForRoom(Line line) {
    forRoom.remove(line);
    reconsider();
  }

  /**
   * Returns what is to be done for each message that leaves.
   *
   * @return null for nothing
   */
  public @Nullable Runnable onDeparture() {
    return onDeparture;
  }

  /**
   * Sets what is to be done for each message that leaves, by whatever way: also when it is taken at
   * once, taken back, or emptied out by a close. For those who count what is here.
   *
   * @param effect is run by whoever lets the message leave, when the lock is given back
   */
  public void setOnDeparture(Runnable effect) {
    var locked = lock();
    try {
      onDeparture = effect;
      reconsider();
    } finally {
      locked.unlock();
    }
  }

  /**
   * Returns who follows what comes.
   *
   * @return indexes and others
   */
  public Followers followers() {
    return followers;
  }

  /**
   * Returns the indexes of this moment. Takes the lock only if they have changed since they were
   * asked for.
   *
   * @return not to be changed
   */
  public Index[] indexes() {
    var known = followers.known();
    if (known != null) {
      return known;
    }
    var locked = lock();
    try {
      return followers.indexes();
    } finally {
      locked.unlock();
    }
  }

  /**
   * Tells an index of each message, beginning with those that are pending.
   *
   * @param index from now on
   */
  public void attach(Index index) {
    followers.attach(index, queue);
    reconsider();
  }

  /**
   * Tells an index no more.
   *
   * @param index attached here
   */
  public void detach(Index index) {
    followers.detach(index, queue);
    reconsider();
  }

  /**
   * Tells a follower of each message that stays from now on.
   *
   * @param follower from now on
   */
  public void add(Followers.Follower follower) {
    followers.add(follower);
    reconsider();
  }

  /**
   * Tells a follower no more.
   *
   * @param follower was added
   */
  public void remove(Followers.Follower follower) {
    followers.remove(follower, queue);
    reconsider();
  }

  // Reports.

  /**
   * Returns what is pending, for diagnosis: it may have changed when this returns.
   *
   * @return oldest first
   */
  public List<Object> snapshot() {
    Steps.before("look at", this);
    var pending = new ArrayList<>();
    look(() -> {
      for (var each = queue.first; each != null; each = each.behind) {
        pending.add(each.value);
      }
      return true;
    });
    return pending;
  }

  /**
   * Returns whether a message has ever come, for diagnosis.
   *
   * @return false if nothing was ever sent here
   */
  public boolean wasEverSentTo() {
    return look(() -> queue.used);
  }

  private boolean look(BooleanSupplier looking) {
    Steps.touch(this);
    var locked = lock();
    try {
      return looking.getAsBoolean();
    } finally {
      locked.unlock();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
