package dev.joins.match.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Those who follow what comes to a place: indexes of plans, and whoever is told of it. Guarded by
 * the lock of the place's group; the indexes are read without it as well, by those who screen a
 * message before they send it, so each change makes a new array.
 */
public final class Followers {
  private static final Index[] NONE = {};

  private volatile Index[] indexes = NONE;
  private final Set<Follower> told = new LinkedHashSet<>();

  Followers() {}

  /**
   * Returns the indexes of this moment.
   *
   * @return not to be changed
   */
  public Index[] indexes() {
    return indexes;
  }

  boolean isEmpty() {
    return indexes.length == 0 && told.isEmpty();
  }

  void attach(Index index, MessageQueue queue) {
    var more = Arrays.copyOf(indexes, indexes.length + 1);
    more[indexes.length] = index;
    indexes = more;
    for (var each = queue.first; each != null; each = each.behind) {
      index.enter(each, index.screen(each.value));
    }
  }

  void detach(Index index, MessageQueue queue) {
    var fewer = Arrays.stream(indexes).filter(other -> other != index).toArray(Index[]::new);
    indexes = fewer.length == 0 ? NONE : fewer;
    for (var each = queue.first; each != null; each = each.behind) {
      index.forget(each);
    }
  }

  void add(Follower follower) {
    told.add(follower);
  }

  void remove(Follower follower) {
    told.remove(follower);
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
