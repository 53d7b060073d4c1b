package dev.joins.match.plan;

import dev.joins.Failure;
import dev.joins.match.store.Link;
import dev.joins.match.store.Message;
import dev.joins.match.store.UserCode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The match that takes the oldest messages, where which messages go together is not known before
 * one has tried: conditions on several of them, one place in several terms, or offers of which only
 * one can be taken.
 *
 * <p>Depth first, slot by slot - a slot is one message of one term - each from its oldest message
 * on. A branch is cut off as soon as a condition on the slots so far does not hold, when too few
 * messages are left for its term, or when even the oldest messages for all the rest could not make
 * a better match than the one that was found; the search ends with the first candidate that nothing
 * could beat. The newest message, if given, has its slot fixed first. Nothing is kept between two
 * searches, and nothing recurses by message.
 */
final class Search {
  private final IndexPlan plan;
  private final Pattern pattern;
  private final PatternTaker taker;
  private final @Nullable Object key;
  private final @Nullable Message newest;

  /** The oldest message of each input, and how many there are, as far as that matters. */
  private final @Nullable Link[] firsts;

  private final int[] available;

  /** The same without the newest message, which has a slot already. */
  private final int[] usable;

  /** How many messages of each input are tried. */
  private final int[] counts;

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
    if (pattern.inputs().get(input).key() == null) {
      return plan.supply(input).count();
    }
    var count = 0;
    for (var link = firsts[input]; link != null; link = link.next()) {
      count++;
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
      new Descent(size, -1).run();
      return;
    }
    var end = 0;
    for (var i = 0; i < counts.length; i++) {
      end += counts[i];
      if (counts[i] > 0 && plan.supply(i).has(newest) && hasKey(i)) {
        new Descent(size, end - 1).run(); // the newest is the last of its input
      }
    }
  }

  /** The newest message may stand in several inputs, with several keys. */
  private boolean hasKey(int input) {
    var keyOf = pattern.inputs().get(input).key();
    if (keyOf == null || newest == null || key == null) {
      return true;
    }
    var its = UserCode.apply(keyOf, newest.value);
    return its != null && UserCode.equal(key, its);
  }

  /** One way through the slots, with the number of messages of each input given. */
  private final class Descent {
    private final int[] inputOf;
    private final @Nullable Message[] messages;
    private final @Nullable Link[] links;

    /** How many messages of its input come before the one that a slot has, or behind it. */
    private final int[] skipped;

    /** How many messages of its input this slot, and those behind it, are still to get. */
    private final int[] wanted;

    private final int fixed;

    /**
     * After which slot a condition has all that it looks at; -1: from the start, since that is
     * nothing, or only the newest message.
     */
    private final int[] lastSlots;

    /** Given where a message could stand in several slots, or excludes others. */
    private final @Nullable Set<Object> taken;

    private final long[] bound;
    private final long[] unbeatable;

    Descent(int size, int fixed) {
      this.fixed = fixed;
      this.inputOf = new int[size];
      this.messages = new @Nullable Message[size];
      this.links = new @Nullable Link[size];
      this.skipped = new int[size];
      this.bound = new long[size];
      var slot = 0;
      for (var i = 0; i < counts.length; i++) {
        for (var k = 0; k < counts[i]; k++) {
          inputOf[slot++] = i;
        }
      }
      this.wanted = new int[size];
      for (var i = size - 1; i >= 0; i--) {
        var behind = i + 1 < size && inputOf[i + 1] == inputOf[i] ? wanted[i + 1] : 0;
        wanted[i] = behind + (i == fixed ? 0 : 1);
      }
      this.lastSlots = lastSlots();
      this.taken = pattern.isLinear() && !plan.isContested() ? null : new HashSet<>();
      this.unbeatable = new long[size];
    }

    void run() {
      if (fixed >= 0 && newest != null) {
        if (!isFree(newest)) {
          return;
        }
        put(fixed, newest);
      }
      if (!conditionsHold(-1) || !findUnbeatable()) {
        return;
      }
      var slot = after(-1);
      if (slot == messages.length) {
        remember();
        return;
      }
      enter(slot);
      while (slot >= 0) {
        if (!advance(slot)) {
          slot = before(slot);
        } else if (after(slot) < messages.length) {
          slot = after(slot);
          enter(slot);
        } else if (remember()) {
          return;
        }
      }
    }

    private int after(int slot) {
      return slot + 1 == fixed ? slot + 2 : slot + 1;
    }

    private int before(int slot) {
      return slot - 1 == fixed ? slot - 2 : slot - 1;
    }

    private Message at(int slot) {
      return Objects.requireNonNull(messages[slot], "a slot that is filled");
    }

    private void put(int slot, Message message) {
      messages[slot] = message;
      if (taken != null) {
        taken.add(message);
        if (message.giver != null && message.isContested()) {
          taken.add(message.giver);
        }
      }
    }

    private void clear(int slot) {
      var message = messages[slot];
      messages[slot] = null;
      if (taken != null && message != null) {
        taken.remove(message);
        if (message.giver != null) {
          taken.remove(message.giver);
        }
      }
    }

    /** Not taken for another slot, and not an alternative of an offer of which one is. */
    private boolean isFree(Message message) {
      var giver = message.giver;
      if (giver != null && giver == taker.giver()) {
        return false;
      }
      return taken == null
          || (!taken.contains(message)
              && (giver == null || !message.isContested() || !taken.contains(giver)));
    }

    /** Begins a slot: its first message is the next to be tried. */
    private void enter(int slot) {
      var input = inputOf[slot];
      if (slot > 0 && inputOf[slot - 1] == input) { // messages of one input in their order
        var previous = links[slot - 1];
        links[slot] = previous == null ? null : previous.next();
        skipped[slot] = skipped[slot - 1] + 1;
      } else {
        links[slot] = firsts[input];
        skipped[slot] = 0;
      }
    }

    /** Finds the next message for a slot; false, with the slot left empty, if there is none. */
    private boolean advance(int slot) {
      var link = links[slot];
      if (messages[slot] != null) {
        clear(slot);
        link = link == null ? null : link.next();
        skipped[slot]++;
      }
      var last = usable[inputOf[slot]] - wanted[slot];
      for (; link != null && skipped[slot] <= last; link = link.next(), skipped[slot]++) {
        var message = link.message();
        if (message == newest || !isFree(message)) {
          continue;
        }
        put(slot, message);
        links[slot] = link;
        if (!canBeBest(slot)) {
          break; // the ones behind it are younger still
        }
        if (isInOrder(slot) && conditionsHold(slot)) {
          return true;
        }
        clear(slot);
      }
      clear(slot);
      return false;
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

    // Conditions.

    private int[] lastSlots() {
      var guards = pattern.guards();
      var last = new int[guards.size()];
      Arrays.fill(last, -1);
      for (var g = 0; g < last.length; g++) {
        for (var slot = 0; slot < inputOf.length; slot++) {
          var input = inputOf[slot];
          if (slot != fixed && input >= guards.get(g).from() && input < guards.get(g).to()) {
            last[g] = slot;
          }
        }
      }
      return last;
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
      var looked = copy(start, slot);
      var sizes = pattern.isFixed() ? null : counts;
      return guard.holds(pattern.layout(looked, sizes, guard.from(), guard.to()));
    }

    private Message[] copy(int from, int to) {
      var copy = new Message[to - from];
      for (var i = from; i < to; i++) {
        copy[i - from] = at(i);
      }
      return copy;
    }

    // The best so far.

    /** The ages that the oldest messages of each input would have; false if there are too few. */
    private boolean findUnbeatable() {
      return oldestFrom(-1, unbeatable);
    }

    /** The ages of the slots up to this one, with the oldest messages for the rest, sorted. */
    private boolean oldestFrom(int slot, long[] ages) {
      Link link = null;
      for (var i = 0; i < ages.length; i++) {
        var message = messages[i];
        if (i <= slot || i == fixed) {
          link = links[i];
        } else {
          link =
              i > 0 && inputOf[i - 1] == inputOf[i] && link != null
                  ? link.next()
                  : firsts[inputOf[i]];
          if (link != null && link.message() == newest) {
            link = link.next();
          }
          message = link == null ? null : link.message();
        }
        if (message == null) {
          return false;
        }
        ages[i] = message.arrival;
      }
      Arrays.sort(ages);
      return true;
    }

    private boolean canBeBest(int slot) {
      if (best == null || best.messages().length < messages.length) {
        return true;
      }
      return oldestFrom(slot, bound) && Arrays.compare(bound, bestAges) <= 0;
    }

    /** True if nothing can beat it. */
    private boolean remember() {
      var ages = new long[messages.length];
      for (var i = 0; i < ages.length; i++) {
        ages[i] = at(i).arrival;
      }
      Arrays.sort(ages);
      if (best == null || best.messages().length < ages.length || isBetter(ages)) {
        best =
            new Match(taker, copy(0, messages.length), pattern.isFixed() ? null : counts.clone());
        bestAges = ages;
      }
      return Arrays.equals(ages, unbeatable);
    }

    /** On a tie the first assignment in the order of the terms. */
    private boolean isBetter(long[] ages) {
      var comparison = Arrays.compare(ages, bestAges);
      if (comparison != 0 || best == null) {
        return comparison < 0;
      }
      for (var i = 0; i < ages.length; i++) {
        if (messages[i] != best.messages()[i]) {
          return at(i).arrival < best.messages()[i].arrival;
        }
      }
      return false;
    }
  }
}
