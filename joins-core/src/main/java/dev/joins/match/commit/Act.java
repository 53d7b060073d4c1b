package dev.joins.match.commit;

import dev.joins.match.store.LockGroup;
import dev.joins.match.store.Place;
import dev.joins.tasklet.Sneaky;
import dev.joins.tasklet.Steps;
import java.util.List;

/**
 * One act upon places, on the long way: from {@link #over}, which takes the lock of their group, to
 * {@link #release}, which gives it back. For one thread.
 *
 * <p>Who wakes whom: effects (a sender released, a taker served) are performed after the lock is
 * given back, in the order of the commits; so the scheduler, and user code but for what patterns
 * must ask, never run under a lock.
 */
public final class Act extends Locked {
  private Act(LockGroup group) {
    super(group);
    group.admitUserCode();
  }

  /**
   * Locks the group of one place, until {@link #release}.
   *
   * @param place any
   * @return to be released
   */
  public static Act over(Place place) {
    Steps.touch(place);
    return new Act(place.lock());
  }

  /**
   * Makes one group of some places, and locks it, until {@link #release}.
   *
   * @param places may be none
   * @return to be released
   */
  public static Act over(List<Place> places) {
    Steps.touchAll(places);
    return new Act(places.isEmpty() ? new LockGroup().lock() : lock(places));
  }

  /**
   * Makes one group of some places, and locks it, on the short way.
   *
   * @param places at least one
   * @return to be unlocked
   */
  public static LockGroup lock(List<Place> places) {
    var root = places.getFirst().group.root();
    for (var place : places) {
      if (place.group.root() != root) {
        root = LockGroup.merge(places.stream().map(each -> each.group).toList());
        break;
      }
    }
    var locked = root.lock();
    for (var place : places) {
      if (place.group != locked) {
        place.group = locked;
      }
    }
    return locked;
  }

  /**
   * Commits what room has made possible, gives the lock back, and performs the effects, all of them
   * whatever one of them throws. Under a cooperative scheduler this may switch.
   */
  public void release() {
    try {
      for (var match = bestByRoom(); match != null; match = bestByRoom()) {
        Commit.of(match, this);
      }
    } finally {
      group.dismissUserCode();
      group.unlock();
    }
    Throwable failure = null;
    for (var effect : effects) {
      try {
        effect.run();
      } catch (Throwable thrown) { // of any type: rethrown when nobody is left asleep
        failure = failure == null ? thrown : failure;
      }
    }
    depleted.forEach(Act::tellWhoWaitsInVain);
    if (failure != null) {
      throw Sneaky.rethrow(failure);
    }
  }

  private static void tellWhoWaitsInVain(Place closed) {
    var act = over(closed);
    try {
      Unsatisfiable.look(closed, act);
    } finally {
      act.release();
    }
  }
}
