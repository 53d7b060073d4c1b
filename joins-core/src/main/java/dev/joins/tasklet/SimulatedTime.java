package dev.joins.tasklet;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The virtual clock of a parallel scheduler: it jumps to the next timer when the last running
 * tasklet parks.
 *
 * <p>Invariant, under this object's monitor: {@code running} is the number of tasklets that have
 * been started, have not ended and are not {@code parked}; whoever wakes a tasklet counts it as
 * running before it runs. So {@code running == 0} means that nobody can act before time does.
 */
final class SimulatedTime {
  private final Timers<Sleeper> timers = new Timers<>();
  private final Holds holds;
  private int running;
  private volatile Duration now = Duration.ZERO;

  private record Sleeper(ParallelTasklet tasklet, Thread thread) {}

  /** While it is held, time stands still. */
  SimulatedTime(Holds holds) {
    this.holds = holds;
  }

  Duration elapsed() {
    return now;
  }

  long now() {
    return Wakeups.wrapped(now);
  }

  synchronized void started() {
    running++;
  }

  synchronized void ended() {
    running--;
    advance();
  }

  void park(ParallelTasklet tasklet, Waiter waiter, long deadline) {
    var thread = Thread.currentThread();
    Timers.@Nullable Timer<Sleeper> timer;
    synchronized (this) {
      if (waiter.isDone() || thread.isInterrupted()) {
        return;
      }
      tasklet.parked = true;
      timer =
          deadline == Parkable.NEVER
              ? null
              : timers.add(deadline, new Sleeper(tasklet, thread), now());
      running--;
      advance();
    }
    while (isParked(tasklet) && !thread.isInterrupted()) {
      LockSupport.park(waiter);
    }
    synchronized (this) {
      unparked(tasklet);
      if (timer != null) {
        timers.remove(timer);
      }
    }
  }

  private synchronized boolean isParked(ParallelTasklet tasklet) {
    return tasklet.parked;
  }

  void unpark(ParallelTasklet tasklet, Thread thread) {
    synchronized (this) {
      unparked(tasklet);
    }
    LockSupport.unpark(thread);
  }

  /**
   * Counts the tasklet as running, as if it was woken, and interrupts it: time must not run ahead
   * of one that is about to be interrupted.
   */
  synchronized void interrupt(ParallelTasklet tasklet, Thread thread) {
    unparked(tasklet);
    thread.interrupt();
  }

  private void unparked(ParallelTasklet tasklet) {
    if (tasklet.parked) {
      tasklet.parked = false;
      running++;
    }
  }

  synchronized void holdsChanged() {
    advance();
  }

  /** One that counts as running only waits for others, who are no tasklets of this clock's. */
  synchronized void advanceDespite(ParallelTasklet waiting) {
    if (!waiting.parked) {
      running--;
      advance();
      running++;
    }
  }

  private void advance() {
    if (running == 0 && !timers.isEmpty() && !holds.isHeld()) {
      now = now.plusNanos(timers.untilNext(now()));
      for (var due = timers.pollDue(now()); due != null; due = timers.pollDue(now())) {
        unparked(due.tasklet());
        LockSupport.unpark(due.thread());
      }
    }
  }
}
