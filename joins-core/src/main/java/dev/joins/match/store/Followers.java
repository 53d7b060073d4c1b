package dev.joins.match.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Those who follow what comes to a place: indexes of plans, and whoever is told of it. Guarded by
 * the lock of the place's group.
 *
 * <p>The indexes are read without it as well, by those who screen a message before they send it:
 * out of an array that never changes, and that is made when it is asked for, so that many who come
 * one after the other are not copied for each of them.
 *
 * <p>Who goes leaves behind what hangs on the messages, until more have gone than there are left:
 * so the messages are not looked at for each of them.
 */
public final class Followers {
  /** Wants to know which messages stay at a place. Told under the lock. */
  public interface Follower {
    /**
     * Hears that a message has been sent, and nobody has taken it at once.
     *
     * @param message pending
     * @return what is to be done about it when the lock is given back
     */
    Runnable stays(Message message);

    /**
     * Hears that a message that stayed has been taken, or withdrawn.
     *
     * @param message was pending
     * @return what is to be done about it when the lock is given back
     */
    Runnable leaves(Message message);
  }

  private static final Index[] NONE = {};

  private final Set<Index> attached = new LinkedHashSet<>();
  private final Set<Follower> told = new LinkedHashSet<>();

  /** Those that are attached; null: to be made. */
  private volatile Index @Nullable [] known = NONE;

  /** How many have gone, and left something behind. */
  private int gone;

  Followers() {}

  /**
   * Returns the indexes of this moment, if that is known without the lock.
   *
   * @return not to be changed; null if the lock is needed
   */
  Index @Nullable [] known() {
    return known;
  }

  /**
   * Returns the indexes of this moment. Under the lock.
   *
   * @return not to be changed; the same until they change
   */
  public Index[] indexes() {
    var indexes = known;
    if (indexes == null) {
      indexes = attached.toArray(NONE);
      known = indexes;
    }
    return indexes;
  }

  boolean isEmpty() {
    return attached.isEmpty() && told.isEmpty();
  }

  /** One index follows, and nobody else. */
  boolean isOneIndex() {
    return attached.size() == 1 && told.isEmpty();
  }

  void attach(Index index, MessageQueue queue) {
    attached.add(index);
    known = null;
    for (var each = queue.first; each != null; each = each.behind) {
      index.enter(each, index.screen(each.value));
    }
  }

  void detach(Index index, MessageQueue queue) {
    attached.remove(index);
    known = attached.isEmpty() ? NONE : null;
    if (index.size() == 0) {
      return;
    }
    index.giveUp();
    forgetSoon(queue);
  }

  private void forgetSoon(MessageQueue queue) {
    gone++;
    if (gone > attached.size() + told.size()) {
      gone = 0;
      for (var each = queue.first; each != null; each = each.behind) {
        each.forgetThoseGivenUp();
      }
    }
  }

  void add(Follower follower) {
    told.add(follower);
  }

  void remove(Follower follower, MessageQueue queue) {
    told.remove(follower);
    forgetSoon(queue);
  }

  /**
   * Tells all that a message stays.
   *
   * @param message pending
   * @return what is to be done when the lock is given back
   */
  public List<Runnable> stays(Message message) {
    message.followed |= !told.isEmpty();
    return each(follower -> follower.stays(message));
  }

  /**
   * Tells all who heard that a message stays that it leaves.
   *
   * @param message was pending
   * @return what is to be done when the lock is given back
   */
  public List<Runnable> leaves(Message message) {
    return message.followed ? each(follower -> follower.leaves(message)) : List.of();
  }

  private List<Runnable> each(Function<Follower, Runnable> telling) {
    if (told.isEmpty()) {
      return List.of();
    }
    var effects = new ArrayList<Runnable>();
    told.forEach(follower -> effects.add(telling.apply(follower)));
    return effects;
  }
}
