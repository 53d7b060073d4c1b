package dev.joins.match.plan;

import dev.joins.match.store.Message;
import dev.joins.match.store.Place;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Decides which taker is served. Pure: it reads the queues of one group, under its lock. Of those
 * who wait with equal patterns it looks at the first only; {@link Match#isBetterThan} has the rule.
 */
public final class Matcher {
  private Matcher() {}

  /**
   * Returns the best match that has become possible by a message that has just arrived.
   *
   * @param newest linked
   * @return null if there is none
   */
  public static @Nullable Match bestWith(Message newest) {
    return best(newest, false);
  }

  /**
   * Returns the best of those matches that do not only look at the message.
   *
   * @param newest linked
   * @return null if there is none
   */
  public static @Nullable Match bestTaking(Message newest) {
    return best(newest, true);
  }

  private static @Nullable Match best(Message newest, boolean taking) {
    var place = newest.place;
    var best = ofLine((PatternLine) place.receivers, newest, taking);
    for (var seat = place.queue.seats; seat != null; seat = seat.behind) {
      best = Match.better(best, ofLine((PatternLine) seat.line, newest, taking));
    }
    return best;
  }

  private static @Nullable Match ofLine(
      @Nullable PatternLine line, Message newest, boolean taking) {
    var match = line == null ? null : line.match(newest);
    return match != null && taking && !match.takes(newest) ? null : match;
  }

  /**
   * Returns the best match that has become possible by room in some places.
   *
   * @param places which have room
   * @return null if there is none
   */
  public static @Nullable Match bestWithRoomIn(Collection<Place> places) {
    Match best = null;
    for (var place : places) {
      for (var line : place.forRoom()) {
        best = Match.better(best, ((PatternLine) line).match(null));
      }
    }
    return best;
  }
}
