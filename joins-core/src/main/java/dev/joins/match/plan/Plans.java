package dev.joins.match.plan;

import dev.joins.match.pattern.Pattern;

/** Chooses how a pattern is matched: the cheapest plan that it allows. */
public final class Plans {
  private Plans() {}

  /**
   * Returns a plan, to be attached before it is used.
   *
   * @param pattern what to match
   * @return a new one
   */
  public static Plan of(Pattern pattern) {
    if (pattern.isBare()) {
      return new HeadsPlan(pattern);
    }
    if (KeyedPlan.suits(pattern)) {
      return new KeyedPlan(pattern);
    }
    return OrderPlan.suits(pattern) ? new OrderPlan(pattern) : new IndexPlan(pattern);
  }
}
