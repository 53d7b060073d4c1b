package dev.joins.match.pattern;

/**
 * Counts the answers of a condition, under the lock of its places: one that is always the same may
 * be a mistake.
 */
public final class Answers {
  /** After so many equal answers a condition is suspicious. */
  private static final long MANY = 1_000;

  private long asked;
  private long held;

  /** Makes one that counts nothing yet. */
  public Answers() {}

  /**
   * Counts one.
   *
   * @param holds the answer
   */
  public void add(boolean holds) {
    asked++;
    if (holds) {
      held++;
    }
  }

  /**
   * Returns whether they are suspicious.
   *
   * @return true if there are many, all of them equal
   */
  public boolean areConstant() {
    return asked >= MANY && (held == 0 || held == asked);
  }

  @Override
  public String toString() {
    return held + " of " + asked;
  }
}
