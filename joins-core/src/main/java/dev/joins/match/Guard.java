package dev.joins.match;

import java.util.function.Predicate;

/**
 * A condition on what some neighbouring inputs of a pattern take together.
 *
 * @param from the first of these inputs, by index
 * @param to the one behind the last
 * @param test gets what they take, laid out as for the {@linkplain Rule reaction}
 */
record Guard(int from, int to, Predicate<Object[]> test) {
  boolean holds(Object[] values) {
    return UserCode.test(test, values);
  }
}
