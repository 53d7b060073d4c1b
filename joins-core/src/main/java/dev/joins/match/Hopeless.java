package dev.joins.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that nobody waits at a closed place for more than there will ever be. Asked when a
 * place is closed, and whenever a message leaves a closed place.
 */
final class Hopeless {
  private Hopeless() {}

  /** Tells the takers that wait there in vain. */
  static void fail(Place closed, Group locked) {
    var hopeless = new ArrayList<Taker>();
    collect(closed, closed.receivers().first(), hopeless);
    collect(closed, closed.joins().first(), hopeless);
    hopeless.forEach(taker -> taker.hopeless(closed, locked));
  }

  private static void collect(
      Place closed, Registrations.@Nullable Registration first, List<Taker> hopeless) {
    for (var each = first; each != null; each = each.behind) {
      for (var need : each.taker.pattern().needs()) {
        if (need.place() == closed && !need.met()) {
          hopeless.add(each.taker);
        }
      }
    }
  }

  /** Takes a message out for its sender: at a closed place that may end a taker's hope. */
  static void withdraw(Message message, Group locked) {
    var place = message.place;
    place.messages().unlink(message);
    if (place.isClosed()) {
      // When the lock is given back: in the middle of a commit the taker itself seems hopeless.
      locked.add(() -> lockAndFail(place));
    }
  }

  private static void lockAndFail(Place closed) {
    var locked = Group.lock(closed);
    try {
      fail(closed, locked);
    } finally {
      locked.release();
    }
  }
}
