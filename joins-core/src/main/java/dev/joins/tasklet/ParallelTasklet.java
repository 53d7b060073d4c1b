package dev.joins.tasklet;

/**
 * A tasklet that runs whenever its thread does.
 *
 * <p>{@code parked} is guarded by the scheduler's simulated time, and used only with it.
 */
final class ParallelTasklet extends Tasklet {
  /** With a virtual clock: counted as not running. */
  boolean parked;

  /** Its place in the order of creation. */
  final long number;

  private final ParallelScheduler scheduler;
  private final Thread thread;

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
    scheduler.park(this, waiter, deadline);
  }

  @Override
  void unpark() {
    scheduler.unpark(this, thread);
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
