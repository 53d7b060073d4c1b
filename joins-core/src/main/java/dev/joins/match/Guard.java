package dev.joins.match;

import java.util.function.Predicate;

/**
 * A condition on what some neighbouring inputs of a pattern take together. Counts its answers,
 * under the lock of the places: one that is always the same may be a mistake.
 */
final class Guard {
  /** After so many equal answers a condition is suspicious. */
  private static final long MANY = 1_000;

  private final int from;
  private final int to;
  private final Predicate<Object[]> test;
  private long asked;
  private long held;

  /**
   * {@code from} the first of the inputs, by index, {@code to} the one behind the last; the test
   * gets what they take, laid out as for the {@linkplain Rule reaction}.
   */
  Guard(int from, int to, Predicate<Object[]> test) {
    this.from = from;
    this.to = to;
    this.test = test;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  boolean holds(Object[] values) {
    asked++;
    if (UserCode.test(test, values)) {
      held++;
      return true;
    }
    return false;
  }

  boolean isConstant() {
    return asked >= MANY && (held == 0 || held == asked);
  }

  @Override
  public String toString() {
    return held + " of " + asked + " times";
  }
}
