package dev.joins.match;

import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides which taker is served. Pure: it reads the queues of one group, under its lock.
 *
 * <p>The rule: of the enabled patterns the highest priority wins; at equal priority their {@link
 * Choice}, which by default prefers the match that takes the oldest messages (arrivals sorted,
 * compared lexicographically; a prefix comes first); then the taker that came first.
 */
final class Matcher {
  private Matcher() {}

  /**
   * The best match that has become possible by a message that has just arrived. Receivers of one
   * message are all alike: only the one that has waited longest can win.
   */
  static @Nullable Match bestWith(Message newest) {
    return best(newest, false);
  }

  /** The same, of those that do not only look at it. */
  static @Nullable Match bestTaking(Message newest) {
    return best(newest, true);
  }

  private static @Nullable Match best(Message newest, boolean taking) {
    var place = newest.place;
    var receiver = place.takers().firstReceiver();
    Match best = null;
    for (var each = place.takers().firstJoin(); each != null; each = each.behind) {
      if (receiver != null && receiver.number < each.number) {
        best = better(best, match(receiver.taker, newest, taking));
        receiver = null;
      }
      best = better(best, match(each.taker, newest, taking));
    }
    return receiver == null ? best : better(best, match(receiver.taker, newest, taking));
  }

  private static @Nullable Match match(Taker taker, Message newest, boolean taking) {
    var match = taker.plan().match(taker, newest);
    return match != null && taking && !match.takes(newest) ? null : match;
  }

  /** The best match that has become possible by room in some places. */
  static @Nullable Match bestWithRoomIn(Collection<Place> places) {
    var waiting = new TreeMap<Long, Taker>();
    for (var place : places) {
      for (var each = place.takers().firstForRoom(); each != null; each = each.behind) {
        waiting.put(each.number, each.taker); // one who waits at two of them has one number
      }
    }
    Match best = null;
    for (var taker : waiting.values()) {
      best = better(best, taker.plan().match(taker));
    }
    return best;
  }

  /** Of two, each of which may be missing; where nothing decides, the one that was found before. */
  static @Nullable Match better(@Nullable Match best, @Nullable Match later) {
    return later != null && later.isBetterThan(best) ? later : best;
  }
}
