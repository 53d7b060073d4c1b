package dev.joins.match.plan;

/** Chooses how a pattern is matched: the cheapest plan that it allows. */
public final class Plans {
  private Plans() {}

  /**
   * Returns a plan, to be attached before it is used.
   *
   * @param pattern what to match
   * @return the same each time where the plan keeps nothing
   */
  public static Plan of(Pattern pattern) {
    var known = pattern.plan;
    if (known != null) {
      return known;
    }
    if (HeadsPlan.suits(pattern)) {
      var heads = new HeadsPlan(pattern);
      pattern.plan = heads;
      return heads;
    }
    return OrderPlan.suits(pattern) ? new OrderPlan(pattern) : new IndexPlan(pattern);
  }
}
