package dev.joins.match.commit;

import dev.joins.match.plan.PatternLine;
import dev.joins.match.plan.Satisfiability;
import dev.joins.match.store.Line;
import dev.joins.match.store.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that nobody waits at a closed place for more than there will ever be. Asked when a
 * place is closed, and whenever a message leaves a closed place.
 */
final class Unsatisfiable {
  private Unsatisfiable() {}

  /** Tells the takers that wait there in vain, if the place is closed. */
  static void look(Place place, Locked locked) {
    if (!place.isClosed()) {
      return;
    }
    var told = new ArrayList<Recipient>();
    addLost(place.receivers, told);
    for (var seat = place.queue.seats; seat != null; seat = seat.behind) {
      addLost(seat.line, told);
    }
    place.forRoom().forEach(line -> addLost(line, told));
    for (var taker : told) {
      if (taker.line != null) { // unless it waited for messages and for room
        taker.becomeUnsatisfiable(place, locked);
      }
    }
  }

  private static void addLost(@Nullable Line line, List<Recipient> lost) {
    if (line instanceof PatternLine all && all.first != null && Satisfiability.isLost(all.plan())) {
      for (var each = all.first; each != null; each = each.behind) {
        lost.add((Recipient) each);
      }
    }
  }
}
