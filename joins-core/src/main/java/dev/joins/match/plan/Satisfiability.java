package dev.joins.match.plan;

import dev.joins.match.pattern.Pattern;

/**
 * Says of a pattern that is not enabled whether it ever can be, when some of its places are closed.
 */
public final class Satisfiability {
  private final Plan plan;
  private final Pattern pattern;

  private Satisfiability(Plan plan) {
    this.plan = plan;
    this.pattern = plan.pattern();
  }

  /**
   * Returns whether nothing that may still come can ever enable a pattern.
   *
   * @param plan of a pattern that is known not to be enabled now
   * @return true for good
   */
  public static boolean isLost(Plan plan) {
    var asked = new Satisfiability(plan);
    return asked.lacksForGood() || (asked.isClosed() && plan.pattern().takesSomething());
  }

  /**
   * Returns whether a pattern lacks what can never come, as a place is closed.
   *
   * @param plan of the pattern
   * @return true for good
   */
  public static boolean lacksForGood(Plan plan) {
    return new Satisfiability(plan).lacksForGood();
  }

  private boolean lacksForGood() {
    var inputs = pattern.inputs();
    for (var i = 0; i < inputs.size(); i++) {
      if (inputs.get(i).place().isClosed() && plan.available(i) < inputs.get(i).least()) {
        return true;
      }
    }
    for (var need : pattern.needs()) {
      if (need.place().isClosed() && !need.isMet()) {
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
        var closed = pattern.inputs().get(i).place().isClosed();
        alive += !closed || plan.available(i) > 0 ? 1 : 0;
      }
      if (alive < quota.least()) {
        return true;
      }
    }
    return false;
  }
}
