package dev.joins.sync;

import dev.joins.tasklet.Durations;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;

/**
 * One time limit for several waits in a row, on the clock of the running tasklet or thread.
 *
 * @param end when the time is up, on that clock
 */
record Deadline(Duration end) {
  static Deadline in(Duration timeout) {
    return new Deadline(Durations.after(now(), timeout));
  }

  /** Zero or less when the time is up. */
  Duration left() {
    return end.minus(now());
  }

  private static Duration now() {
    return Tasklet.current()
        .map(tasklet -> tasklet.scheduler().elapsed())
        .orElseGet(() -> Duration.ofNanos(System.nanoTime()));
  }
}
