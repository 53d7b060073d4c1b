package dev.joins.match.plan;

/**
 * Counts the answers of a condition, under the lock of its places: one that is always the same may
 * be a mistake.
 */
final class Answers {
  /** After so many equal answers a condition is suspicious. */
  private static final long MANY = 1_000;

  private long asked;
  private long held;

  void add(boolean holds) {
    asked++;
    if (holds) {
      held++;
    }
  }

  boolean areConstant() {
    return asked >= MANY && (held == 0 || held == asked);
  }

  @Override
  public String toString() {
    return held + " of " + asked;
  }
}
