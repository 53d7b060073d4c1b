package dev.joins.match;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that nobody waits at a closed place for more than there will ever be. Asked when a
 * place is closed, and whenever a message leaves a closed place.
 */
final class Hopeless {
  private Hopeless() {}

  /** Tells the takers that wait there in vain. */
  static void fail(Place closed, Group locked) {
    var hopeless = new LinkedHashSet<Taker>();
    collect(closed.takers().firstReceiver(), hopeless);
    collect(closed.takers().firstJoin(), hopeless);
    collect(closed.takers().firstForRoom(), hopeless);
    hopeless.forEach(taker -> taker.hopeless(closed, locked));
  }

  private static void collect(Registrations.@Nullable Registration first, Set<Taker> hopeless) {
    for (var each = first; each != null; each = each.behind) {
      if (each.taker.plan().isHopeless()) {
        hopeless.add(each.taker);
      }
    }
  }

  /** Takes a message out for its sender: at a closed place that may end a taker's hope. */
  static void withdraw(Message message, Group locked) {
    var place = message.place;
    place.messages().unlink(message);
    place.followers().leaves(message, locked);
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
