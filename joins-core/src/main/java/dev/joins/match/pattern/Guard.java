package dev.joins.match.pattern;

import dev.joins.match.store.UserCode;
import java.util.function.Predicate;

/**
 * A condition on what some neighbouring inputs of a pattern take together. Counts its answers,
 * under the lock of the places: one that is always the same may be a mistake.
 */
public final class Guard {
  private final int from;
  private final int to;
  private final Predicate<Object[]> test;
  private final Answers answers = new Answers();

  /** By name, for reports. */
  private Object pattern = "";

  /**
   * {@code from} the first of the inputs, by index, {@code to} the one behind the last; the test
   * gets what they take, laid out as for who takes the match.
   */
  Guard(int from, int to, Predicate<Object[]> test) {
    this.from = from;
    this.to = to;
    this.test = test;
  }

  /** Says whose it is, once that is known. */
  void isOf(Pattern owner) {
    pattern = owner;
  }

  /**
   * Returns the first of the inputs.
   *
   * @return by index
   */
  public int from() {
    return from;
  }

  /**
   * Returns the one behind the last of the inputs.
   *
   * @return by index
   */
  public int to() {
    return to;
  }

  /**
   * Returns whether it holds of some messages, and counts the answer. Runs the user's code.
   *
   * @param values laid out as for the reaction
   * @return false if it throws
   */
  public boolean holds(Object[] values) {
    var holds = UserCode.test(test, values, pattern);
    answers.add(holds);
    return holds;
  }

  /**
   * Returns what it has answered until now.
   *
   * @return counts
   */
  public Answers answers() {
    return answers;
  }
}
