package dev.joins.match.commit;

import dev.joins.match.plan.Match;
import dev.joins.match.plan.Matcher;
import dev.joins.match.store.LockGroup;
import dev.joins.match.store.Place;
import dev.joins.tasklet.Sneaky;
import dev.joins.tasklet.Steps;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A held lock, on the long way: what is to be done when it is given back, and which room is still
 * to be offered. For one thread, from {@link #over} to {@link #release}.
 *
 * <p>Who wakes whom: effects (a sender released, a taker served) are performed after the lock is
 * given back, in the order of the commit; so the scheduler, and user code but for what patterns
 * must ask, never run under a lock.
 */
final class Locked {
  private final LockGroup group;
  private final List<Runnable> effects = new ArrayList<>(2);
  private @Nullable Set<Place> roomsLeft;

  private Locked(LockGroup group) {
    this.group = group;
    group.admitUserCode();
  }

  /** Locks the group of one place, until {@link #release}. */
  static Locked over(Place place) {
    Steps.touch(place);
    return new Locked(place.lock());
  }

  /** Goes on from the short way, on which the lock was taken. */
  static Locked goingOn(LockGroup held) {
    return new Locked(held);
  }

  /** Makes one group of the places, and locks it, until {@link #release}. */
  static Locked over(List<Place> places) {
    Steps.touchAll(places);
    return new Locked(places.isEmpty() ? new LockGroup().lock() : lock(places));
  }

  /** Makes one group of the places, and locks it. */
  static LockGroup lock(List<Place> places) {
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

  /** An age for somebody who comes to wait. */
  long nextAge() {
    return group.nextAge();
  }

  /** To be performed by {@link #release}, in this order. */
  void add(Runnable effect) {
    effects.add(effect);
  }

  void addAll(List<Runnable> more) {
    effects.addAll(more);
  }

  /** A place has room, for which patterns wait: they are asked before the lock is given back. */
  void addRoomIn(Place place) {
    if (roomsLeft == null) {
      roomsLeft = new LinkedHashSet<>();
    }
    roomsLeft.add(place);
  }

  /**
   * The best match that has become possible by room in any of these places. It competes with
   * whatever else can be committed before the lock is given back.
   */
  @Nullable Match bestByRoom() {
    if (roomsLeft == null) {
      return null;
    }
    var best = Matcher.bestWithRoomIn(roomsLeft);
    if (best == null) {
      roomsLeft = null;
    }
    return best;
  }

  /**
   * Gives the lock back, and performs the effects, all of them whatever one of them throws. Under a
   * cooperative scheduler this may switch.
   */
  void release() {
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
    if (failure != null) {
      throw Sneaky.rethrow(failure);
    }
  }
}
