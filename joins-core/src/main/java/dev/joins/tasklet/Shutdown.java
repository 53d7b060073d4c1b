package dev.joins.tasklet;

import org.jspecify.annotations.Nullable;

/**
 * How a cooperative scheduler ends: in rounds, each of which interrupts all tasklets and runs them
 * until none can run. A tasklet may block again while it cleans up, and is interrupted again.
 */
final class Shutdown {
  /** How often a tasklet that goes on blocking is interrupted, before that is an error. */
  private static final int ROUNDS = 100;

  private final CooperativeScheduler scheduler;
  private final Turns turns;
  private final Wakeups wakeups;
  private @Nullable Throwable failure;

  /** {@code failure}: what the opener was to throw before. */
  Shutdown(
      CooperativeScheduler scheduler, Turns turns, Wakeups wakeups, @Nullable Throwable failure) {
    this.scheduler = scheduler;
    this.turns = turns;
    this.wakeups = wakeups;
    this.failure = failure;
  }

  /** Returns what is to be thrown: that some never end, or the first error of those that did. */
  @Nullable Throwable run() {
    for (var round = 0; round < ROUNDS && anybodyLeft(); round++) {
      wakeups.collect(turns::wake);
      turns.live().members().forEach(this::cancel);
      runAll();
    }
    if (!anybodyLeft()) {
      return failure;
    }
    var immortal =
        new IllegalStateException(
            "these tasklets were interrupted "
                + ROUNDS
                + " times and did not end: "
                + turns.live().members());
    if (failure != null) {
      immortal.addSuppressed(failure);
    }
    return immortal;
  }

  private boolean anybodyLeft() {
    return !turns.live().isEmpty() || !wakeups.isInboxEmpty();
  }

  /**
   * Interrupts a tasklet, and gives a paused one a turn in which to see that. One that has not
   * begun never will.
   */
  private void cancel(CooperativeTasklet tasklet) {
    if (!tasklet.hasStarted()) {
      turns.dieUnborn(tasklet);
      return;
    }
    tasklet.interrupt();
    if (tasklet.isPaused()) {
      turns.enter(tasklet);
    }
  }

  /** Runs until nothing can run: an error of one does not cut short the cleanup of others. */
  private void runAll() {
    while (true) {
      try {
        scheduler.runUntilIdle();
        return;
      } catch (Throwable uncaught) { // of any type: the first is rethrown when all have ended
        if (failure == null) {
          failure = uncaught;
        } else if (failure != uncaught) {
          failure.addSuppressed(uncaught);
        }
      }
    }
  }
}
