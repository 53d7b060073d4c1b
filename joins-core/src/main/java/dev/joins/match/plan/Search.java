package dev.joins.match.plan;

import dev.joins.match.pattern.Pattern;
import dev.joins.match.pattern.PatternTaker;
import dev.joins.match.pattern.Quota;
import dev.joins.match.store.Link;
import dev.joins.match.store.Message;
import dev.joins.match.store.UserCode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The best match, where which messages go together is not known before one has tried: conditions on
 * several of them, one place in several terms, or offers of which only one can be taken.
 *
 * <p>Depth first, slot by slot ({@link Descent}) - a slot is one message of one term - each from
 * its first message on: the oldest, or the best. A branch is cut off as soon as a condition on the
 * slots so far does not hold, when too few messages are left for its term, or when even the first
 * messages for all the rest could not make a better match than the one that was found; the search
 * ends with the first candidate that nothing could beat. The message that has come, if given, has
 * its slot fixed first. Nothing is kept between two searches, and nothing recurses by message.
 */
final class Search {
  final IndexPlan plan;
  final Pattern pattern;
  final PatternTaker taker;
  private final @Nullable Object key;
  final @Nullable Message newest;

  /** More than any number of messages that somebody wants. */
  private static final int MANY = Integer.MAX_VALUE / 2;

  /** The first message of each input, and how many there are, as far as that matters. */
  final @Nullable Link[] firsts;

  private final int[] available;

  /** The same without the newest message, which has a slot already. */
  final int[] usable;

  /** How many messages of each input are tried. */
  final int[] counts;

  private @Nullable Match best;
  private long[] bestAges = {};

  Search(IndexPlan plan, PatternTaker taker, @Nullable Object key, @Nullable Message newest) {
    this.plan = plan;
    this.pattern = plan.pattern();
    this.taker = taker;
    this.key = key;
    this.newest = newest;
    this.firsts = new @Nullable Link[pattern.inputs().size()];
    this.available = new int[firsts.length];
    this.usable = new int[firsts.length];
    this.counts = new int[firsts.length];
    for (var i = 0; i < firsts.length; i++) {
      firsts[i] = plan.supply(i).first(key);
      available[i] = available(i);
      var hasNewest = newest != null && plan.supply(i).has(newest) && hasKey(i);
      usable[i] = hasNewest ? available[i] - 1 : available[i];
    }
  }

  private int available(int input) {
    var term = pattern.inputs().get(input);
    if (term.key() == null) {
      return plan.supply(input).count();
    }
    var count = 0;
    for (var link = firsts[input]; link != null; link = link.next()) {
      count++;
      if (count > term.most()) {
        return MANY; // a list may be long
      }
    }
    return count;
  }

  /** Null if there is none. */
  @Nullable Match best() {
    tryCounts(0);
    return best;
  }

  // How many of each input.

  /** Decides how many messages the inputs from this one on take, as many as possible first. */
  private void tryCounts(int input) {
    if (input == counts.length) {
      tryMessages();
      return;
    }
    var quota = pattern.quotaOver(input);
    if (quota != null) {
      for (var chosen = quota.most(); chosen >= quota.least(); chosen--) {
        tryQuota(quota, input, chosen);
      }
      return;
    }
    var term = pattern.inputs().get(input);
    for (var count = Math.min(term.most(), available[input]); count >= term.least(); count--) {
      counts[input] = count;
      tryCounts(input + 1);
    }
  }

  private void tryQuota(Quota quota, int input, int chosen) {
    if (input == quota.to()) {
      if (chosen == 0) {
        tryCounts(input);
      }
      return;
    }
    if (chosen > 0 && firsts[input] != null) {
      counts[input] = 1;
      tryQuota(quota, input + 1, chosen - 1);
    }
    counts[input] = 0;
    tryQuota(quota, input + 1, chosen);
  }

  // Which ones.

  private void tryMessages() {
    var size = Arrays.stream(counts).sum();
    if (best != null && best.messages().length > size) {
      return;
    }
    if (newest == null) {
      new Descent(this, size, -1, null).run();
      return;
    }
    var end = 0;
    for (var i = 0; i < counts.length; i++) {
      var start = end;
      end += counts[i];
      if (counts[i] > 0 && plan.supply(i).has(newest) && hasKey(i)) {
        var link = plan.supply(i).linkOf(newest, key);
        // Mostly it stands behind all others of its input: so it is the last that this takes.
        for (var slot = link.next() == null ? end - 1 : start; slot < end; slot++) {
          new Descent(this, size, slot, link).run();
        }
      }
    }
  }

  /** The newest message may stand in several inputs, with several keys. */
  private boolean hasKey(int input) {
    var keyOf = pattern.inputs().get(input).key();
    if (keyOf == null || newest == null || key == null) {
      return true;
    }
    var its = UserCode.apply(keyOf, newest.value, pattern);
    return its != null && UserCode.equal(key, its, pattern);
  }

  // The best so far.

  /** Whether a candidate of so many messages has to beat another. */
  boolean hasToBeat(int size) {
    return best != null && best.messages().length >= size;
  }

  /**
   * Less than zero if a candidate of as many messages is better, but for the order of the terms.
   */
  int compare(Message[] messages, long[] ages) {
    if (best == null) {
      return -1;
    }
    var choice = plan.bestFirst().compare(messages, countsOrNull(), best.messages(), best.counts());
    return choice != 0 ? choice : Arrays.compare(ages, bestAges);
  }

  /** On a tie the first assignment in the order of the terms. {@code ages} are sorted. */
  boolean isBetter(Message[] messages, long[] ages) {
    if (best == null || !hasToBeat(ages.length)) {
      return true;
    }
    var comparison = compare(messages, ages);
    if (comparison != 0) {
      return comparison < 0;
    }
    for (var i = 0; i < ages.length; i++) {
      var message = messages[i];
      if (message != best.messages()[i]) {
        return message.arrival < best.messages()[i].arrival;
      }
    }
    return false;
  }

  int @Nullable [] countsOrNull() {
    return pattern.isFixed() ? null : counts;
  }

  void remember(Message[] messages, long[] ages) {
    best = new Match(taker, messages, pattern.isFixed() ? null : counts.clone());
    bestAges = ages;
  }
}
