package dev.joins.tasklet;

import java.util.Comparator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be woken when. Equal times are served in the order in which they were set, so that a
 * simulation is deterministic; a timer that is no longer needed leaves at once. Not thread-safe.
 *
 * @param <S> the kind of strand that is woken
 */
final class Timers<S> {
  /** One entry; {@code order} makes it unique. */
  record Timer<S>(long deadline, long order, S sleeper) {}

  private final TreeSet<Timer<S>> timers =
      new TreeSet<>(
          Comparator.<Timer<S>>comparingLong(Timer::deadline).thenComparingLong(Timer::order));

  private long order;

  Timer<S> add(long deadline, S sleeper) {
    var timer = new Timer<>(deadline, order++, sleeper);
    timers.add(timer);
    return timer;
  }

  void remove(Timer<S> timer) {
    timers.remove(timer);
  }

  boolean isEmpty() {
    return timers.isEmpty();
  }

  /** The next deadline; {@link Strand#NEVER} if no timer is set. */
  long next() {
    return timers.isEmpty() ? Strand.NEVER : timers.first().deadline();
  }

  /** Takes the first sleeper whose time has come, or null. */
  @Nullable S pollDue(long now) {
    if (timers.isEmpty() || timers.first().deadline() > now) {
      return null;
    }
    var first = timers.first();
    timers.remove(first);
    return first.sleeper();
  }
}
