package dev.joins.tasklet;

import java.util.concurrent.locks.LockSupport;

/**
 * A tasklet that runs whenever its thread does.
 *
 * <p>On the real clock it looks for a moment whether its wait is over before it gives its thread
 * away, as a partner on another core often answers sooner than a thread is woken. How long that is
 * depends on how it went before: so where nobody answers in time, hardly any time is spent.
 *
 * <p>{@code parked} is guarded by the scheduler's simulated time, and used only with it.
 */
final class ParallelTasklet extends Tasklet {
  private static final int LEAST_PATIENCE = 4;
  private static final int MOST_PATIENCE = 128;

  /** With a virtual clock: counted as not running. */
  boolean parked;

  /** Its place in the order of creation. */
  final long number;

  private final ParallelScheduler scheduler;
  private final Thread thread;

  /** How often it looks before it parks. Its own affair. */
  private int patience = LEAST_PATIENCE;

  /**
   * Set before it parks, and before it looks for the last time whether it need not: who completes
   * its wait and does not see this need not unpark it.
   */
  private volatile boolean parking;

  ParallelTasklet(ParallelScheduler scheduler, long number, String name, Body body) {
    super(name);
    this.number = number;
    this.scheduler = scheduler;
    this.thread = scheduler.newThread(name, () -> runBody(body));
  }

  @Override
  public ParallelScheduler scheduler() {
    return scheduler;
  }

  boolean isInterrupted() {
    return thread.isInterrupted();
  }

  void start() {
    thread.start();
  }

  private void runBody(Body body) {
    become(this);
    Throwable error = null;
    try {
      body.run();
    } catch (Throwable uncaught) {
      error = isCancellation(uncaught) ? null : uncaught;
    }
    scheduler.ended(this, error);
  }

  @Override
  public void interrupt() {
    scheduler.interrupt(this, thread);
  }

  @Override
  void park(Waiter waiter, long deadline) {
    if (scheduler.isSimulated()) {
      scheduler.park(this, waiter, deadline);
    } else if (!isDoneSoon(waiter)) {
      parking = true;
      PlainThread.parkThread(waiter, deadline);
      parking = false;
    }
  }

  private boolean isDoneSoon(Waiter waiter) {
    for (var looks = patience; looks > 0; looks--) {
      if (waiter.isDone()) {
        patience = Math.min(2 * patience, MOST_PATIENCE);
        return true;
      }
      Thread.onSpinWait();
    }
    patience = Math.max(patience / 2, LEAST_PATIENCE);
    return false;
  }

  @Override
  void unpark() {
    if (scheduler.isSimulated()) {
      scheduler.unpark(this, thread);
    } else if (parking) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  @SuppressWarnings("ThreadPriorityCheck") // to give way is what was asked for
  void giveWay() {
    Thread.yield();
  }

  @Override
  long now() {
    return scheduler.now();
  }
}
