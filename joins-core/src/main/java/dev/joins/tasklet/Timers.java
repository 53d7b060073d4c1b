package dev.joins.tasklet;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be woken when. Equal times are served in the order in which they were set, so that a
 * simulation is deterministic; a timer that is no longer needed leaves at once. Not thread-safe.
 *
 * <table>
 *   <caption>When a timer ends</caption>
 *   <tr><td>its time has come</td>
 *       <td>it has left before its sleeper is woken</td></tr>
 *   <tr><td>its sleeper is woken otherwise, or interrupted</td>
 *       <td>it is removed, and wakes nobody</td></tr>
 *   <tr><td>the scheduler is closed</td>
 *       <td>each sleeper is interrupted, and so removes its own</td></tr>
 * </table>
 *
 * @param <S> the kind of strand that is woken
 */
final class Timers<S> {
  /** One entry; {@code order} makes it unique. */
  record Timer<S>(long deadline, long order, S sleeper) {}

  private final TreeSet<Timer<S>> timers = new TreeSet<>(this::compare);

  private long order;

  /** A moment that has come, from which deadlines are counted when they are compared. */
  private long moment;

  /**
   * Compares by what is left, since deadlines may wrap around. Not by the difference of the two:
   * one that is overdue and one that is almost for ever away are further apart than a long reaches.
   * What is left until a deadline fits, whenever it is looked at, so the order stays the same.
   */
  private int compare(Timer<S> one, Timer<S> other) {
    var byTime = Long.compare(one.deadline() - moment, other.deadline() - moment);
    return byTime != 0 ? byTime : Long.compare(one.order(), other.order());
  }

  Timer<S> add(long deadline, S sleeper, long now) {
    moment = now;
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
