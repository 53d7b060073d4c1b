package dev.joins.match;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the match to commit. Pure: it reads the queues of one group, under its lock.
 *
 * <p>The rule: of the enabled patterns the highest priority wins; at equal priority the match that
 * takes the oldest messages (arrivals sorted, compared lexicographically; a prefix comes first);
 * then the taker that came first.
 *
 * <p>Cost: O(terms) to see that a pattern is not enabled, O(messages taken) for a match, as long as
 * no message on its places is contested (see {@link OldestFirst}).
 */
final class Matcher {
  private Matcher() {}

  /** A taker and what it would take. */
  static final class Match {
    private final Taker taker;
    private final Message[] messages;

    Match(Taker taker, Message[] messages) {
      this.taker = taker;
      this.messages = messages;
    }

    Taker taker() {
      return taker;
    }

    /** In the order of the pattern's inputs. */
    Message[] messages() {
      return messages;
    }

    boolean isBetterThan(@Nullable Match other) {
      if (other == null) {
        return true;
      }
      var mine = taker.pattern().priority();
      var its = other.taker.pattern().priority();
      return mine != its ? mine > its : Arrays.compare(ages(), other.ages()) < 0;
    }

    private long[] ages() {
      var ages = new long[messages.length];
      for (var i = 0; i < ages.length; i++) {
        ages[i] = messages[i].arrival;
      }
      Arrays.sort(ages);
      return ages;
    }
  }

  /** The best match among the takers that wait at a place where a message has just arrived. */
  static @Nullable Match bestAt(Place place) {
    var best = firstReceiver(place);
    for (var each = place.joins().first(); each != null; each = each.behind) {
      var match = match(each.taker);
      if (match != null && match.isBetterThan(best)) {
        best = match;
      }
    }
    return best;
  }

  /** Receivers of one message are all alike: only the one that has waited longest can win. */
  private static @Nullable Match firstReceiver(Place place) {
    var first = place.receivers().first();
    return first == null ? null : match(first.taker);
  }

  /** What the taker would take now, in the order of its inputs; null if it is not enabled. */
  static @Nullable Match match(Taker taker) {
    var pattern = taker.pattern();
    var contested = false;
    for (var need : pattern.needs()) {
      if (!need.met()) {
        return null;
      }
      contested |= need.place().messages().isContested();
    }
    var messages = contested ? new OldestFirst(taker).search() : heads(pattern);
    return messages == null ? null : new Match(taker, messages);
  }

  /** The oldest messages of each place, in the order of the inputs; there are enough. */
  private static Message[] heads(Pattern pattern) {
    var heads = new Message[pattern.size()];
    var i = 0;
    for (var input : pattern.inputs()) {
      var message =
          pattern.isLinear()
              ? input.place().messages().first()
              : firstBehind(heads, i, input.place());
      for (var left = input.count(); left > 0 && message != null; left--) {
        heads[i++] = message;
        message = message.behind;
      }
    }
    return heads;
  }

  /** Where a place's messages go on, if some of them are among the first heads already. */
  private static @Nullable Message firstBehind(Message[] heads, int count, Place place) {
    for (var i = count - 1; i >= 0; i--) {
      if (heads[i].place == place) {
        return heads[i].behind;
      }
    }
    return place.messages().first();
  }
}
