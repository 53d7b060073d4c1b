package dev.joins.match.pattern;

import dev.joins.match.store.Taker;

/** Whoever waits with a pattern. */
public abstract class PatternTaker extends Taker {
  /** Makes one that does not wait yet. */
  protected PatternTaker() {}

  /**
   * Returns what it wants.
   *
   * @return equal to those of all others in its line
   */
  public abstract Pattern pattern();
}
