package dev.joins.match.store;

import dev.joins.internal.Log;
import dev.joins.internal.Text;
import dev.joins.tasklet.TurnKeeper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Calls filters, keys, orders, guards and observers. They belong to a pattern, and run on the
 * thread of whoever sends: an error in them must not reach the sender, nor stop the matcher, nor be
 * lost. So it is logged, and counts as "does not match".
 */
public final class UserCode {
  private static final Logger LOG = System.getLogger("dev.joins");

  /** What no comparison that has not failed returns. */
  public static final int FAILED = Integer.MIN_VALUE;

  /**
   * Whether the running thread is in a condition or key, which must not use channels. Not said by
   * the locks themselves: two conditions that use each other's channels would wait for each other.
   */
  private static final ThreadLocal<@Nullable UserCode> ASKED = new ThreadLocal<>();

  /**
   * Whether there has ever been a condition or key: until then nobody need look. A plain field, as
   * the thread that looks is the one that has set it.
   */
  static boolean used;

  private final TurnKeeper turnKeeper = TurnKeeper.ofRunning();
  private boolean asking;

  private UserCode() {}

  /** Notes that the thread enters a condition or key, or that it has left it. */
  private void ask(boolean asks) {
    asking = asks;
    turnKeeper.keep(asks);
  }

  private static UserCode ofThread() {
    var known = ASKED.get();
    if (known == null) {
      used = true;
      known = new UserCode();
      ASKED.set(known);
    }
    return known;
  }

  /**
   * Refuses to go on if the running thread is in a condition or key; to be called if any was used.
   */
  static void refuseChannels() {
    var known = ASKED.get();
    if (known != null && known.asking) {
      throw new IllegalStateException(
          "a condition, key or order of a pattern must not use channels: it may be asked under"
              + " their lock");
    }
  }

  /**
   * Asks a condition.
   *
   * @param test the condition
   * @param value of which it is asked
   * @param owner whose it is: named if it fails
   * @param <T> what it looks at
   * @return false if it does not hold, or failed
   */
  public static <T> boolean test(Predicate<? super T> test, T value, Object owner) {
    var thread = ofThread();
    thread.ask(true);
    try {
      return test.test(value);
    } catch (Throwable error) { // also checked ones, which other languages throw undeclared
      report("a condition", owner, value, error);
      return false;
    } finally {
      thread.ask(false);
    }
  }

  /**
   * Asks for a key.
   *
   * @param function makes the key
   * @param value of which it is asked
   * @param owner whose it is: named if it fails
   * @param <R> the keys
   * @return null if it failed
   */
  public static <R> @Nullable R apply(
      Function<Object, ? extends R> function, Object value, Object owner) {
    var thread = ofThread();
    thread.ask(true);
    try {
      return Objects.requireNonNull(function.apply(value), "a key must not be null");
    } catch (Throwable error) {
      report("a key", owner, value, error);
      return null;
    } finally {
      thread.ask(false);
    }
  }

  /**
   * Asks a key for its hash.
   *
   * @param key whose
   * @param owner named if it fails
   * @return zero if it failed
   */
  public static int hash(Object key, Object owner) {
    try {
      return key.hashCode();
    } catch (Throwable error) {
      report("the hash of a key", owner, key.getClass(), error);
      return 0;
    }
  }

  /**
   * Asks a key whether it equals another.
   *
   * @param one is asked
   * @param other with which it is compared
   * @param owner named if it fails
   * @return false if it does not, or failed
   */
  public static boolean equal(Object one, @Nullable Object other, Object owner) {
    try {
      return one.equals(other);
    } catch (Throwable error) {
      report("the comparison of a key", owner, one.getClass(), error);
      return false;
    }
  }

  /**
   * Tells an observer of what happens, in the middle of a commit, whatever it does.
   *
   * @param telling calls the observer
   */
  public static void tell(Runnable telling) {
    var keeper = ofThread().turnKeeper;
    keeper.keep(true);
    try {
      telling.run();
    } catch (Throwable error) {
      throwIfFatal(error);
      Log.write(LOG, Level.ERROR, "an observer failed; what it was told of has happened", error);
    } finally {
      keeper.keep(false);
    }
  }

  private static void report(String what, Object owner, Object value, Throwable error) {
    throwIfFatal(error);
    Log.write(
        LOG,
        Level.ERROR,
        what + " of pattern '" + owner + "' failed, and does not match: " + Text.of(value),
        error);
  }

  /** Throws what says that the JVM is in no state to go on. */
  private static void throwIfFatal(Throwable error) {
    if (error instanceof VirtualMachineError fatal && !(fatal instanceof StackOverflowError)) {
      throw fatal;
    }
  }

  /**
   * Compares two keys.
   *
   * @param one is asked
   * @param other with which it is compared
   * @param owner named if it fails
   * @return as {@code compareTo}; {@link #FAILED} if that failed
   */
  @SuppressWarnings("unchecked") // that they fit is only known by trying
  public static int compare(Comparable<?> one, Comparable<?> other, Object owner) {
    try {
      return Math.max(((Comparable<Object>) one).compareTo(other), FAILED + 1);
    } catch (Throwable error) {
      report("an order", owner, new Object[] {one, other}, error);
      return FAILED;
    }
  }

  /**
   * Reports that two keys are of classes that are not compared with each other.
   *
   * @param one does not match
   * @param other is there already
   * @param owner whose they are
   */
  public static void reportIncomparable(Object one, Object other, Object owner) {
    report(
        "an order",
        owner,
        new Object[] {one, other},
        new ClassCastException("keys of different types cannot be compared"));
  }

  /**
   * Compares two keys if they are of one class that compares itself.
   *
   * @param one is asked
   * @param other with which it is compared
   * @param owner named if it fails
   * @return as {@code compareTo}; 0 if they cannot be compared, or if that failed
   */
  @SuppressWarnings("unchecked") // both are of one class, which compares itself
  public static int compareIfAlike(Object one, Object other, Object owner) {
    if (one.getClass() != other.getClass() || !(one instanceof Comparable<?> comparable)) {
      return 0;
    }
    try {
      return ((Comparable<Object>) comparable).compareTo(other);
    } catch (Throwable error) {
      report("the comparison of a key", owner, one.getClass(), error);
      return 0;
    }
  }

  /**
   * Returns whether the second of two keys does not come before the first.
   *
   * @param one the first
   * @param other the second
   * @param owner named if that fails
   * @return false if they cannot be compared
   */
  public static boolean inOrder(Comparable<?> one, Comparable<?> other, Object owner) {
    var order = compare(one, other, owner);
    return order <= 0 && order != FAILED;
  }
}
