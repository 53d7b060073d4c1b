package dev.joins.match;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Calls filters, keys, orders and guards. They belong to a pattern, and run on the thread of
 * whoever sends: an error in them must not reach the sender, nor stop the matcher, nor be lost. So
 * it is logged, and counts as "does not match".
 */
final class UserCode {
  private static final Logger LOG = System.getLogger("dev.joins");

  private UserCode() {}

  static <T> boolean test(Predicate<? super T> test, T value) {
    try {
      return test.test(value);
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError error) {
      report("a condition", value, error);
      return false;
    }
  }

  /** Null if it failed. */
  static <R> @Nullable R apply(Function<Object, ? extends R> function, Object value) {
    try {
      return Objects.requireNonNull(function.apply(value), "a key must not be null");
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError error) {
      report("a key", value, error);
      return null;
    }
  }

  private static void report(String what, Object value, Throwable error) {
    var text = value instanceof Object[] values ? java.util.Arrays.toString(values) : value;
    LOG.log(Level.ERROR, what + " of a pattern failed, and does not match: " + text, error);
  }

  /** Whether one does not come before the other; false if they cannot be compared. */
  @SuppressWarnings("unchecked") // that they fit is only known by trying
  static boolean inOrder(Comparable<?> one, Comparable<?> other) {
    try {
      return ((Comparable<Object>) one).compareTo(other) <= 0;
    } catch (RuntimeException error) {
      report("an order", new Object[] {one, other}, error);
      return false;
    }
  }
}
