package dev.joins.match.plan;

import dev.joins.Failure;
import dev.joins.match.pattern.Guard;
import dev.joins.match.pattern.Layout;
import dev.joins.match.pattern.Pattern;
import dev.joins.match.store.Link;
import dev.joins.match.store.Message;
import dev.joins.match.store.UserCode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One way of a {@link Search} through the slots, with the number of messages of each input given.
 *
 * <p>Invariant: the slots before the one that is tried are filled, and what is in them can stand
 * together: no message and no offer is taken twice, orders and those conditions hold that have all
 * they look at, and the first messages for the rest could still make the best match.
 */
final class Descent {
  private final Search search;
  private final Pattern pattern;
  private final @Nullable Message newest;

  /** Of each input: its first message, how many may be tried, and how many are. */
  private final @Nullable Link[] firsts;

  private final int[] usable;
  private final int[] counts;

  /** Of each slot: its input, its message, and where that lies. */
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

  /** The slots that are filled, and for the rest the messages that would be chosen first. */
  private final Message[] foreseen;

  private final long[] foreseenAges;
  private Message[] unbeatable = {};
  private long[] unbeatableAges = {};

  /** {@code newest}: the message that has its slot already, at this link of its input's list. */
  Descent(Search search, int size, int fixed, @Nullable Link newest) {
    this.search = search;
    this.pattern = search.pattern;
    this.newest = search.newest;
    this.firsts = search.firsts;
    this.usable = search.usable;
    this.counts = search.counts;
    this.fixed = fixed;
    this.inputOf = new int[size];
    this.messages = new @Nullable Message[size];
    this.links = new @Nullable Link[size];
    this.skipped = new int[size];
    this.foreseen = new Message[size];
    this.foreseenAges = new long[size];
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
    this.taken = pattern.isLinear() && !search.plan.isContested() ? null : new HashSet<>();
    if (fixed >= 0) {
      links[fixed] = newest;
      skipped[fixed] = -1; // of those that come behind it no more is known than that
    }
  }

  void run() {
    if (fixed >= 0 && newest != null) {
      if (!isFree(newest)) {
        return;
      }
      put(fixed, newest);
    }
    if (!conditionsHold(-1) || !foresee(-1)) {
      return;
    }
    unbeatable = foreseen.clone();
    unbeatableAges = foreseenAges.clone();
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

  /** Not taken for another slot, and not of an offer of which another message is. */
  private boolean isFree(Message message) {
    var giver = message.giver;
    if (giver != null && giver == search.taker.giver()) {
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
    for (; link != null && skipped[slot] <= last; link = link.next()) {
      var message = link.message();
      if (message == newest) {
        if (slot < fixed && inputOf[slot] == inputOf[fixed]) {
          break; // it stands behind this slot
        }
        continue;
      }
      if (isFree(message)) {
        put(slot, message);
        links[slot] = link;
        if (!canBeBest(slot)) {
          break; // the ones behind it would be chosen later still
        }
        if (isInOrder(slot) && conditionsHold(slot)) {
          return true;
        }
        clear(slot);
      }
      skipped[slot]++;
    }
    clear(slot);
    return false;
  }

  private boolean isInOrder(int slot) {
    var order = pattern.inputs().get(inputOf[slot]).order();
    if (order == null) {
      return true;
    }
    var mine = UserCode.apply(order, at(slot).value, pattern);
    for (var other = 0; other < messages.length; other++) {
      var message = messages[other];
      var itsOrder = pattern.inputs().get(inputOf[other]).order();
      if (other != slot && message != null && itsOrder != null) {
        var its = UserCode.apply(itsOrder, message.value, pattern);
        if (mine == null
            || its == null
            || !(other < slot
                ? UserCode.inOrder(its, mine, pattern)
                : UserCode.inOrder(mine, its, pattern))) {
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
    var inputs = pattern.inputs().subList(guard.from(), guard.to());
    var sizes = pattern.isFixed() ? null : Arrays.copyOfRange(counts, guard.from(), guard.to());
    return guard.holds(Layout.of(inputs, looked, sizes));
  }

  private Message[] copy(int from, int to) {
    var copy = new Message[to - from];
    for (var i = from; i < to; i++) {
      copy[i - from] = at(i);
    }
    return copy;
  }

  // The best so far.

  /**
   * Looks at the slots up to this one, with the first messages for the rest; false if there are too
   * few.
   */
  private boolean foresee(int slot) {
    Link link = null;
    for (var i = 0; i < foreseen.length; i++) {
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
      foreseen[i] = message;
      foreseenAges[i] = message.arrival;
    }
    Arrays.sort(foreseenAges);
    return true;
  }

  private boolean canBeBest(int slot) {
    return !search.hasToBeat(messages.length)
        || (foresee(slot) && search.compare(foreseen, foreseenAges) <= 0);
  }

  /** Hands over the candidate; true if nothing can beat it. */
  private boolean remember() {
    var ages = new long[messages.length];
    for (var i = 0; i < ages.length; i++) {
      ages[i] = at(i).arrival;
    }
    Arrays.sort(ages);
    var candidate = copy(0, messages.length);
    if (search.isBetter(candidate, ages)) {
      search.remember(candidate, ages);
    }
    var counted = search.countsOrNull();
    return search.plan.bestFirst().compare(candidate, counted, unbeatable, counted) == 0
        && Arrays.equals(ages, unbeatableAges);
  }
}
