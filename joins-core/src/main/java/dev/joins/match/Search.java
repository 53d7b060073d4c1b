package dev.joins.match;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The match that takes the oldest messages, where which messages go together is not known before
 * one has tried: conditions on several of them, one place in several terms, or offers of which only
 * one can be taken.
 *
 * <p>Depth first, term by term, each from its oldest message on. A branch is cut off as soon as a
 * condition on the terms so far does not hold, or when even the oldest messages for all the rest
 * could not make a better match than the one that was found. The newest message, if given, has its
 * term fixed first. Nothing is kept between two searches.
 */
final class Search {
  private final IndexPlan plan;
  private final Pattern pattern;
  private final Taker taker;
  private final @Nullable Object key;
  private final @Nullable Message newest;
  private final @Nullable Link[] firsts;

  /** Of the assignment that is being tried. */
  private int[] counts;

  private int[] inputOf = {};
  private @Nullable Message[] messages = {};
  private @Nullable Link[] links = {};
  private int fixed = -1;
  private int[] lastSlots = {};

  private Message @Nullable [] best;
  private int[] bestCounts = {};
  private long[] bestAges = {};

  Search(IndexPlan plan, Taker taker, @Nullable Object key, @Nullable Message newest) {
    this.plan = plan;
    this.pattern = plan.pattern();
    this.taker = taker;
    this.key = key;
    this.newest = newest;
    this.firsts = new @Nullable Link[pattern.inputs().size()];
    for (var i = 0; i < firsts.length; i++) {
      firsts[i] = plan.supply(i).first(key);
    }
    this.counts = new int[firsts.length];
  }

  /** Null if there is none. */
  @Nullable Match best() {
    tryCounts(0);
    return best == null ? null : new Match(taker, best, pattern.isFixed() ? null : bestCounts);
  }

  // ---- how many of each input
  // --------------------------------------------------------------------

  /** Decides how many messages the inputs from this one on take, as many as possible first. */
  private void tryCounts(int input) {
    if (input == counts.length) {
      tryMessages();
      return;
    }
    var quota = plan.quotaOver(input);
    if (quota != null) {
      for (var chosen = quota.most(); chosen >= quota.least(); chosen--) {
        tryQuota(quota, input, chosen);
      }
      return;
    }
    var term = pattern.inputs().get(input);
    for (var count = available(input, term.most()); count >= term.least(); count--) {
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

  private int available(int input, int most) {
    var count = 0;
    for (var link = firsts[input]; link != null && count < most; count++) {
      link = link.next();
    }
    return count;
  }

  // ---- which ones
  // --------------------------------------------------------------------------------

  private void tryMessages() {
    var size = Arrays.stream(counts).sum();
    if (best != null && best.length > size) {
      return;
    }
    inputOf = new int[size];
    messages = new @Nullable Message[size];
    links = new @Nullable Link[size];
    var slot = 0;
    for (var i = 0; i < counts.length; i++) {
      for (var k = 0; k < counts[i]; k++) {
        inputOf[slot++] = i;
      }
    }
    if (newest == null) {
      start(-1);
      return;
    }
    var end = 0;
    for (var i = 0; i < counts.length; i++) {
      end += counts[i];
      if (counts[i] > 0 && plan.supply(i).has(newest) && hasKey(i)) {
        start(end - 1); // the newest is the last of its input
      }
    }
  }

  /** The newest message may stand in several inputs, with several keys. */
  private boolean hasKey(int input) {
    var keyOf = pattern.inputs().get(input).key();
    return keyOf == null
        || newest == null
        || key == null
        || UserCode.equal(key, UserCode.apply(keyOf, newest.value));
  }

  private void start(int fixedSlot) {
    fixed = fixedSlot;
    Arrays.fill(messages, null);
    if (fixed >= 0 && newest != null) {
      if (!isFree(newest)) {
        return;
      }
      messages[fixed] = newest;
    }
    findLastSlots();
    if (conditionsHold(-1)) {
      fill(0);
    }
  }

  private void fill(int slot) {
    if (slot == messages.length) {
      remember();
      return;
    }
    if (slot == fixed) {
      fill(slot + 1);
      return;
    }
    for (var link = firstFor(slot); link != null; link = link.next()) {
      var message = link.message();
      messages[slot] = null;
      if (message == newest || !isFree(message)) {
        continue;
      }
      messages[slot] = message;
      links[slot] = link;
      if (!canBeBest(slot)) {
        break; // the ones behind it are younger still
      }
      if (isInOrder(slot) && conditionsHold(slot)) {
        fill(slot + 1);
      }
    }
    messages[slot] = null;
  }

  private Message at(int slot) {
    return Objects.requireNonNull(messages[slot], "a slot that is filled");
  }

  /** Messages of one input are taken in their order. */
  private @Nullable Link firstFor(int slot) {
    var input = inputOf[slot];
    if (slot > 0 && inputOf[slot - 1] == input) {
      var previous = links[slot - 1];
      return previous == null ? null : previous.next();
    }
    return firsts[input];
  }

  /** Not taken for another slot, and not an alternative of an offer of which one is. */
  private boolean isFree(Message message) {
    var owner = message.owner;
    if (owner != null && owner == taker.offer()) {
      return false;
    }
    var contested = message.isContested();
    for (var other : messages) {
      if (other == message || (contested && other != null && other.owner == owner)) {
        return false;
      }
    }
    return true;
  }

  private boolean isInOrder(int slot) {
    var order = pattern.inputs().get(inputOf[slot]).order();
    if (order == null) {
      return true;
    }
    var mine = UserCode.apply(order, at(slot).value);
    for (var other = 0; other < messages.length; other++) {
      var message = messages[other];
      var itsOrder = pattern.inputs().get(inputOf[other]).order();
      if (other != slot && message != null && itsOrder != null) {
        var its = UserCode.apply(itsOrder, message.value);
        if (mine == null
            || its == null
            || !(other < slot ? UserCode.inOrder(its, mine) : UserCode.inOrder(mine, its))) {
          return false;
        }
      }
    }
    return true;
  }

  // ---- conditions
  // --------------------------------------------------------------------------------

  /**
   * After which slot a condition has all that it looks at; -1: from the start, since that is
   * nothing, or only the newest message.
   */
  private void findLastSlots() {
    var guards = pattern.guards();
    lastSlots = new int[guards.size()];
    for (var g = 0; g < lastSlots.length; g++) {
      lastSlots[g] = -1;
      for (var slot = 0; slot < inputOf.length; slot++) {
        var input = inputOf[slot];
        if (slot != fixed && input >= guards.get(g).from() && input < guards.get(g).to()) {
          lastSlots[g] = slot;
        }
      }
    }
  }

  private boolean conditionsHold(int slot) {
    for (var g = 0; g < lastSlots.length; g++) {
      if (lastSlots[g] == slot && !holds(pattern.guards().get(g))) {
        return false;
      }
    }
    return true;
  }

  private boolean holds(Guard guard) {
    var start = 0;
    while (start < inputOf.length && inputOf[start] < guard.from()) {
      start++;
    }
    var slot = start;
    for (; slot < inputOf.length && inputOf[slot] < guard.to(); slot++) {
      if (at(slot).value instanceof Failure) {
        return false;
      }
    }
    var taken = taken(start, slot);
    var values = pattern.layout(taken, pattern.isFixed() ? null : counts, guard.from(), guard.to());
    return guard.holds(values);
  }

  private Message[] taken(int from, int to) {
    var taken = new Message[to - from];
    for (var i = from; i < to; i++) {
      taken[i - from] = at(i);
    }
    return taken;
  }

  // ---- the best so far
  // ---------------------------------------------------------------------------

  private void remember() {
    var ages = new long[messages.length];
    for (var i = 0; i < ages.length; i++) {
      ages[i] = at(i).arrival;
    }
    Arrays.sort(ages);
    if (best == null || best.length < ages.length || isBetter(ages)) {
      best = taken(0, messages.length);
      bestCounts = counts.clone();
      bestAges = ages;
    }
  }

  /** On a tie the first assignment in the order of the terms. */
  private boolean isBetter(long[] ages) {
    var comparison = Arrays.compare(ages, bestAges);
    if (comparison != 0 || best == null) {
      return comparison < 0;
    }
    for (var i = 0; i < ages.length; i++) {
      if (messages[i] != best[i]) {
        return at(i).arrival < best[i].arrival;
      }
    }
    return false;
  }

  /** Whether the slots up to this one, with the oldest messages for the rest, could be better. */
  private boolean canBeBest(int slot) {
    if (best == null || best.length < messages.length) {
      return true;
    }
    var bound = new long[messages.length];
    for (var i = 0; i < bound.length; i++) {
      var first = firsts[inputOf[i]];
      var message = i <= slot || i == fixed ? messages[i] : first == null ? null : first.message();
      if (message == null) {
        return false;
      }
      bound[i] = message.arrival;
    }
    Arrays.sort(bound);
    return Arrays.compare(bound, bestAges) <= 0;
  }
}
