package dev.joins.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the matches of one pattern are found. Guarded by the lock of the group of the pattern's
 * places; never changes a queue.
 *
 * <p>Invariant between events: no waiting pattern is enabled. So a match that becomes possible when
 * a message comes has that message in it, and a plan looks at nothing but what could go with it.
 *
 * <p>What it finds is the match that takes the oldest messages: the arrivals, sorted, are
 * lexicographically least; of two matches of the same messages, the first in the order of the
 * terms. Terms that take as many as there are take them all first.
 *
 * <p>Only messages are stored, never partial matches: memory is linear in what is pending.
 */
abstract sealed class Plan permits HeadsPlan, IndexPlan {
  private final Pattern pattern;

  /** Which need was not met when they were last looked at: it is looked at first. */
  private int lacking;

  Plan(Pattern pattern) {
    this.pattern = pattern;
  }

  /** The cheapest plan that a pattern allows; to be attached before it is used. */
  static Plan of(Pattern pattern) {
    if (HeadsPlan.suits(pattern)) {
      return pattern.headsPlan();
    }
    return OrderPlan.suits(pattern) ? new OrderPlan(pattern) : new IndexPlan(pattern);
  }

  final Pattern pattern() {
    return pattern;
  }

  /** Begins to follow what comes to its places; looks at what is there. */
  void attach() {}

  /** Leaves no trace at its places. */
  void detach() {}

  /** What the taker would take now; null if it is not enabled. */
  final @Nullable Match match(Taker taker) {
    return mayMatch() ? search(taker, null) : null;
  }

  /** The same, if nothing was enabled before this message came. */
  final @Nullable Match match(Taker taker, Message newest) {
    return mayMatch() ? search(taker, newest) : null;
  }

  /** There are messages enough, and room. */
  private boolean mayMatch() {
    return hasEnoughWith(null) && (pattern.rooms().isEmpty() || hasRooms());
  }

  /** Whether each need is met, that of one place by one message more. */
  final boolean hasEnoughWith(@Nullable Place oneMore) {
    var needs = pattern.needs();
    var i = lacking;
    for (var left = needs.length; left > 0; left--) {
      if (needs[i].missing(oneMore) > 0) {
        lacking = i;
        return false;
      }
      i = i + 1 == needs.length ? 0 : i + 1;
    }
    return true;
  }

  private boolean hasRooms() {
    var rooms = pattern.rooms();
    for (var place : rooms) {
      var wanted = 0;
      for (var other : rooms) {
        wanted += other == place ? 1 : 0;
      }
      if (place.isClosed() || !place.messages().hasRoom(wanted)) {
        return false;
      }
    }
    return true;
  }

  /** Some messages on its places are offered by those who will give only one of several. */
  final boolean isContested() {
    for (var need : pattern.needs()) {
      if (need.place().messages().isContested()) {
        return true;
      }
    }
    return false;
  }

  abstract @Nullable Match search(Taker taker, @Nullable Message newest);

  /** How many pending messages an input could take, apart from all others. */
  int available(int input) {
    return pattern.inputs().get(input).place().messages().size();
  }

  /** Nothing that may still come can ever enable it; it is known not to be enabled now. */
  final boolean isHopeless() {
    return lacksForGood() || (isClosed() && pattern.takesSomething());
  }

  /** It lacks what can never come, as a place is closed. */
  final boolean lacksForGood() {
    var inputs = pattern.inputs();
    for (var i = 0; i < inputs.size(); i++) {
      if (inputs.get(i).place().isClosed() && available(i) < inputs.get(i).least()) {
        return true;
      }
    }
    for (var need : pattern.needs()) {
      if (need.place().isClosed() && !need.met()) {
        return true;
      }
    }
    for (var room : pattern.rooms()) {
      if (room.isClosed()) {
        return true;
      }
    }
    return quotasLackForGood();
  }

  private boolean isClosed() {
    for (var need : pattern.needs()) {
      if (!need.place().isClosed()) {
        return false;
      }
    }
    return pattern.rooms().isEmpty();
  }

  private boolean quotasLackForGood() {
    for (var quota : pattern.quotas()) {
      var alive = 0;
      for (var i = quota.from(); i < quota.to(); i++) {
        alive += !pattern.inputs().get(i).place().isClosed() || available(i) > 0 ? 1 : 0;
      }
      if (alive < quota.least()) {
        return true;
      }
    }
    return false;
  }

  /** What is there of what is wanted: {@code deliver: back has 8 of 9, idle has 1 of 1}. */
  final String progress() {
    return Progress.of(this);
  }

  /** Conditions whose answer was always the same, in words. */
  List<String> suspicions() {
    var suspicions = new ArrayList<String>();
    for (var guard : pattern.guards()) {
      if (guard.answers().areConstant()) {
        suspicions.add(
            "a condition of '" + pattern.name() + "' has held " + guard.answers() + " times");
      }
    }
    return suspicions;
  }

  final @Nullable Quota quotaOver(int input) {
    List<Quota> quotas = pattern.quotas();
    for (var quota : quotas) {
      if (quota.covers(input)) {
        return quota;
      }
    }
    return null;
  }

  /** As a database explains a query: what is looked up, and what is searched. */
  abstract String explain();
}
