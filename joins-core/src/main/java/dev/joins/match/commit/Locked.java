package dev.joins.match.commit;

import dev.joins.match.plan.Match;
import dev.joins.match.plan.Matcher;
import dev.joins.match.store.LockGroup;
import dev.joins.match.store.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A held lock, on the long way, and what is still to be done before and after it is given back: by
 * the {@link Act} that took it, and for that one's thread only.
 */
public abstract class Locked {
  final LockGroup group;

  /** For when the lock is given back, in this order. */
  final List<Runnable> effects = new ArrayList<>(2);

  /** Closed places that messages have left: who waits there may do so in vain. */
  final List<Place> depleted = new ArrayList<>(0);

  private @Nullable Set<Place> roomsLeft;

  Locked(LockGroup group) {
    this.group = group;
  }

  /**
   * Returns an age for somebody who comes to wait.
   *
   * @return greater than those of all who are there
   */
  public final long nextAge() {
    return group.nextAge();
  }

  /**
   * Has something done when the lock is given back.
   *
   * @param effect behind all others
   */
  public final void add(Runnable effect) {
    effects.add(effect);
  }

  final void addAll(List<Runnable> more) {
    effects.addAll(more);
  }

  /**
   * A closed place has fewer messages: looked at when the lock is given back, since in the middle
   * of a commit the taker itself seems to wait in vain.
   */
  final void addDepleted(Place place) {
    depleted.add(place);
  }

  /** A place has room, for which patterns wait: they are asked before the lock is given back. */
  final void addRoomIn(Place place) {
    if (roomsLeft == null) {
      roomsLeft = new LinkedHashSet<>();
    }
    roomsLeft.add(place);
  }

  /**
   * The best match that has become possible by room in any of these places. It competes with
   * whatever else can be committed before the lock is given back.
   */
  final @Nullable Match bestByRoom() {
    if (roomsLeft == null) {
      return null;
    }
    var best = Matcher.bestWithRoomIn(roomsLeft);
    if (best == null) {
      roomsLeft = null;
    }
    return best;
  }
}
