package dev.joins.match;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Calls filters, keys, orders, guards and observers. They belong to a pattern, and run on the
 * thread of whoever sends: an error in them must not reach the sender, nor stop the matcher, nor be
 * lost. So it is logged, and counts as "does not match".
 */
final class UserCode {
  private static final Logger LOG = System.getLogger("dev.joins");

  private UserCode() {}

  static <T> boolean test(Predicate<? super T> test, T value) {
    try {
      return test.test(value);
    } catch (Throwable error) { // also checked ones, which other languages throw undeclared
      report("a condition", value, error);
      return false;
    }
  }

  /** Null if it failed. */
  static <R> @Nullable R apply(Function<Object, ? extends R> function, Object value) {
    try {
      return Objects.requireNonNull(function.apply(value), "a key must not be null");
    } catch (Throwable error) {
      report("a key", value, error);
      return null;
    }
  }

  /** Zero if it failed. */
  static int hash(Object key) {
    try {
      return key.hashCode();
    } catch (Throwable error) {
      report("the hash of a key", key.getClass(), error);
      return 0;
    }
  }

  /** False if it failed. */
  static boolean equal(Object one, @Nullable Object other) {
    try {
      return one.equals(other);
    } catch (Throwable error) {
      report("the comparison of a key", one.getClass(), error);
      return false;
    }
  }

  /** Tells an observer of what happens whatever it does: in the middle of a commit. */
  static void tell(Runnable telling) {
    try {
      telling.run();
    } catch (Throwable error) {
      throwIfFatal(error);
      LOG.log(Level.ERROR, "an observer failed; what it was told of has happened", error);
    }
  }

  private static void report(String what, Object value, Throwable error) {
    throwIfFatal(error);
    LOG.log(Level.ERROR, what + " of a pattern failed, and does not match: " + text(value), error);
  }

  /** If the JVM is in no state to go on. */
  private static void throwIfFatal(Throwable error) {
    if (error instanceof VirtualMachineError fatal && !(fatal instanceof StackOverflowError)) {
      throw fatal;
    }
  }

  private static String text(Object value) {
    try {
      return value instanceof Object[] values ? Arrays.toString(values) : value.toString();
    } catch (RuntimeException unprintable) {
      return "a message that cannot be printed, as that throws " + unprintable;
    }
  }

  /** Whether one does not come before the other; false if they cannot be compared. */
  @SuppressWarnings("unchecked") // that they fit is only known by trying
  static boolean inOrder(Comparable<?> one, Comparable<?> other) {
    try {
      return ((Comparable<Object>) one).compareTo(other) <= 0;
    } catch (Throwable error) {
      report("an order", new Object[] {one, other}, error);
      return false;
    }
  }
}
