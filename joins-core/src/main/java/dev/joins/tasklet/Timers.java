package dev.joins.tasklet;

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

  private final TreeSet<Timer<S>> timers = new TreeSet<>(Timers::compare);

  private long order;

  /** Compares by differences, since deadlines may wrap around. */
  private static <S> int compare(Timer<S> one, Timer<S> other) {
    var difference = one.deadline() - other.deadline();
    return difference != 0 ? Long.signum(difference) : Long.compare(one.order(), other.order());
  }

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

  /** Returns how long it is until the next deadline, at least zero; some timer must be set. */
  long untilNext(long now) {
    return Math.max(0, timers.first().deadline() - now);
  }

  /** Takes the first sleeper whose time has come, or null. */
  @Nullable S pollDue(long now) {
    if (timers.isEmpty() || timers.first().deadline() - now > 0) {
      return null;
    }
    var first = timers.first();
    timers.remove(first);
    return first.sleeper();
  }
}
