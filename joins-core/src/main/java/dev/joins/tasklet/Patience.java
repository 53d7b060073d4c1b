package dev.joins.tasklet;

import java.time.Duration;
import java.util.List;

/**
 * How long a close waits for tasklets that do not end, by the clock of the machine: it interrupts
 * them again after each fifth of the limit, and gives up when that is over. For the closing thread
 * only.
 */
final class Patience {
  private static final int PARTS = 5;

  private static final int MOST_STACKS = 10;

  private final long limit;
  private final long part;
  private final long begun = System.nanoTime();
  private long lastInterrupt = begun;
  private int interrupts = 1;

  /** Begins with the first interrupt. */
  Patience(Duration limit) {
    this.limit = Durations.toNanos(limit);
    this.part = Math.max(1, this.limit / PARTS);
  }

  /** Returns how long one waits until they are interrupted again. */
  long part() {
    return part;
  }

  boolean isOver() {
    return System.nanoTime() - begun >= limit;
  }

  /** Returns whether they have had the time to end that was meant for them. */
  boolean isTimeToInterrupt() {
    return System.nanoTime() - lastInterrupt >= part;
  }

  /** Notes that all of them are interrupted again. */
  void interrupted() {
    interrupts++;
    lastInterrupt = System.nanoTime();
  }

  int interrupts() {
    return interrupts;
  }

  /**
   * Returns what is to be thrown: who did not end, and where some of those are who are outside the
   * kernel.
   */
  IllegalStateException failure(List<? extends Tasklet> alive, List<? extends Tasklet> outside) {
    var failure =
        new IllegalStateException(
            "these tasklets were interrupted " + interrupts + " times and did not end: " + alive);
    for (var tasklet : outside) {
      var thread = tasklet.threadOrNull();
      if (thread != null && failure.getSuppressed().length < MOST_STACKS) {
        var where = new Throwable("where tasklet '" + tasklet.name() + "' is");
        where.setStackTrace(thread.getStackTrace());
        failure.addSuppressed(where);
      }
    }
    return failure;
  }
}
