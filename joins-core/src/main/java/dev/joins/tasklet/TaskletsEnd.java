package dev.joins.tasklet;

import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The wait of one call of {@code run()} or {@code close()} for the end of all tasklets of a
 * parallel scheduler.
 *
 * <p>The caller wakes now and then to look around, and waits all the same: to a check of a
 * standstill it is blocked from the beginning of the call to its end, so that a deadlock is found
 * also where a tasklet of one scheduler runs another. Not so in a close, which ends by itself.
 */
final class TaskletsEnd extends Waiter implements AutoCloseable {
  private static final String WHAT = "the end of all tasklets of another scheduler";

  private final ParallelScheduler scheduler;
  private final Thread thread = Thread.currentThread();
  private boolean interrupted;

  TaskletsEnd(ParallelScheduler scheduler) {
    this.scheduler = scheduler;
    scheduler.awaitedBy(this);
    keepTurn(true);
  }

  /** Shows the caller as blocked until this is closed. */
  TaskletsEnd shown() {
    show();
    return this;
  }

  /** Waits at most so long; returns whether all have ended. */
  boolean await(long nanos) {
    var begun = System.nanoTime();
    for (var left = nanos;
        left > 0 && !scheduler.haveAllEnded();
        left = nanos - (System.nanoTime() - begun)) {
      LockSupport.parkNanos(this, left);
      interrupted |= Thread.interrupted();
    }
    return scheduler.haveAllEnded();
  }

  /** All have ended, unless others have been spawned since. */
  void come() {
    LockSupport.unpark(thread);
  }

  @Override
  boolean mayEndByItself() {
    return scheduler.haveAllEnded();
  }

  /** Ends the call: an interrupt that came meanwhile is set now. */
  @Override
  public void close() {
    hide();
    keepTurn(false);
    scheduler.awaitedNoMoreBy(this);
    if (interrupted) {
      thread.interrupt();
    }
  }

  @Override
  protected boolean withdraw() {
    return false; // run() and close() keep an interrupt for later
  }

  @Override
  protected WaitReport describe() {
    return new WaitReport(
        WHAT,
        scheduler.alive().stream().map(TaskletsEnd::lineOf).filter(Objects::nonNull).toList());
  }

  /** Goes no deeper: schedulers may run each other. */
  private static @Nullable String lineOf(Tasklet tasklet) {
    var waiting = tasklet.waiting;
    return waiting == null || waiting.isDone()
        ? null
        : tasklet.name()
            + " waits: "
            + (waiting instanceof TaskletsEnd ? WHAT : waiting.describe().what());
  }
}
