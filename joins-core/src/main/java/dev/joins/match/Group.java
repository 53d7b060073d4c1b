package dev.joins.match;

import dev.joins.tasklet.Sneaky;
import dev.joins.tasklet.Steps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One lock for all places that some pattern or selection has ever joined, and the effects of the
 * commit in progress.
 *
 * <p>Invariant: a place belongs to the root that its group leads to; whoever holds the root's lock
 * sees all messages and takers that could take part in one match, so a commit is a sequential
 * program. Groups only ever grow: {@code parent} is set once, under both locks. A thread holds more
 * than one group's lock only to merge them, and takes them in the order of their ids.
 *
 * <p>Who wakes whom: effects (a sender released, a taker served) are performed after the lock is
 * given back, in the order of the commit; so user code and the scheduler never run under a lock.
 *
 * <p>The scheme is a union-find over locks. Turon and Russo ("Scalable Join Patterns", OOPSLA 2011)
 * claim messages one by one with CAS instead, and need no lock; their bags promise no order. Ours
 * must take the oldest, by priority, at one instant, which is a question about several queues at
 * once. ADR 0002 has the comparison.
 */
final class Group {
  private static final AtomicLong IDS = new AtomicLong();

  /** What is to be done after the lock is given back. */
  interface Effect {
    void perform();
  }

  private final long id = IDS.incrementAndGet();
  private final GroupLock lock = new GroupLock();
  private volatile @Nullable Group parent;
  private @Nullable Effect firstEffect;
  private @Nullable List<Effect> otherEffects;
  private @Nullable Set<Place> roomsLeft;

  /** Locks the group of one place, until {@link #release}. */
  @SuppressWarnings("LockNotBeforeTry") // the caller's try follows
  static Group lock(Place place) {
    Steps.touch(place);
    while (true) {
      var root = place.group().root();
      root.lock.lock();
      if (root.parent == null) {
        place.setGroup(root);
        return root;
      }
      root.lock.unlock();
    }
  }

  /** Makes one group of the places, and locks it, until {@link #release}. */
  @SuppressWarnings("LockNotBeforeTry") // the caller's try follows
  static Group lock(List<Place> places) {
    if (places.isEmpty()) {
      var fresh = new Group();
      fresh.lock.lock();
      return fresh;
    }
    Steps.touchAll(places);
    while (!shareRoot(places)) {
      merge(places);
    }
    return lock(places.getFirst());
  }

  private static boolean shareRoot(List<Place> places) {
    var root = places.getFirst().group().root();
    for (var place : places) {
      if (place.group().root() != root) {
        return false;
      }
    }
    return true;
  }

  /** May do nothing, if others are merging these as well: the caller looks again. */
  private static void merge(List<Place> places) {
    var roots =
        places.stream()
            .map(place -> place.group().root())
            .distinct()
            .sorted(Comparator.comparingLong(root -> root.id))
            .toList();
    roots.forEach(root -> root.lock.refuseReentry());
    roots.forEach(root -> root.lock.lock());
    if (roots.stream().allMatch(root -> root.parent == null)) {
      roots.stream().skip(1).forEach(root -> root.parent = roots.getFirst());
    }
    roots.forEach(root -> root.lock.unlock());
  }

  private Group root() {
    var group = this;
    for (var up = group.parent; up != null; up = group.parent) {
      group = up;
    }
    return group;
  }

  /** To be performed by {@link #release}, in this order. */
  void add(Effect effect) {
    if (firstEffect == null) {
      firstEffect = effect;
      return;
    }
    if (otherEffects == null) {
      otherEffects = new ArrayList<>();
    }
    otherEffects.add(effect);
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
    for (var match = bestByRoom(); match != null; match = bestByRoom()) {
      Commit.of(match, this);
    }
    var first = firstEffect;
    if (first == null) {
      lock.unlock();
      return;
    }
    var others = otherEffects;
    firstEffect = null;
    otherEffects = null;
    lock.unlock();
    if (others != null) {
      performAll(first, others);
    } else {
      first.perform();
    }
  }

  private static void performAll(Effect first, List<Effect> others) {
    Throwable failure = null;
    others.addFirst(first);
    for (var effect : others) {
      try {
        effect.perform();
      } catch (Throwable thrown) { // of any type: rethrown when nobody is left asleep
        failure = failure == null ? thrown : failure;
      }
    }
    if (failure != null) {
      throw Sneaky.rethrow(failure);
    }
  }
}
