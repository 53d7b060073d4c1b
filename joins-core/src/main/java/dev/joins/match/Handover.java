package dev.joins.match;

import java.util.List;

/**
 * A message that is taken the moment it comes: it never enters its queue, has no age, and is no
 * object. Possible where only one taker waits at its place, and that one takes whatever comes first
 * ({@link HeadsPlan}): then there is nothing to compare. It does what {@link Arrival} and {@link
 * Commit} would do together, in the same order, for this case.
 *
 * <p>Turon and Russo ("Scalable Join Patterns", OOPSLA 2011) call it lazy enqueueing. ADR 0011 has
 * what it saves.
 */
final class Handover {
  private Handover() {}

  /** False, with nothing done, if it is not that simple. */
  static boolean of(Place place, Object value, Group locked) {
    var taker = place.takers().sole();
    if (taker == null
        || place.isClosed()
        || !(taker.plan() instanceof HeadsPlan plan)
        || !plan.isCompletedBy(place)
        || CommitEvent.isWanted()) {
      return false;
    }
    Arrival.noteSent(place, value);
    place.messages().noteUse();
    commit(taker, plan.valuesWith(value), locked);
    place.meeting().withTaker(taker, locked);
    return true;
  }

  private static void commit(Taker taker, Object[] values, Group locked) {
    var pattern = taker.pattern();
    var observer = pattern.observer();
    if (observer != null) {
      UserCode.tell(() -> observer.committed(pattern, List.of(values)));
    }
    for (var need : pattern.needs()) {
      takeOut(need, locked);
    }
    Commit.serve(taker, values, locked);
  }

  private static void takeOut(Pattern.Need need, Group locked) {
    var queue = need.place().messages();
    for (var left = need.count(); left > 0; left--) {
      var head = queue.first();
      if (head != null) {
        Commit.takeOut(head, locked);
      }
    }
  }
}
