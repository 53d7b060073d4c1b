package dev.joins.tasklet;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A tasklet that runs whenever its thread does.
 *
 * <p>{@code parked} is guarded by the scheduler's simulated time, and used only with it.
 */
final class ParallelTasklet extends Tasklet implements Runnable {
  /** With a virtual clock: counted as not running. */
  boolean parked;

  /** Its place in the order of creation. */
  final long number;

  private final ParallelScheduler scheduler;

  /** To be started by the scheduler, once. */
  final Thread thread;

  /** Let go when it begins: what it holds may be large. */
  private @Nullable Body body;

  ParallelTasklet(ParallelScheduler scheduler, long number, String name, Body body) {
    super(name);
    this.number = number;
    this.scheduler = scheduler;
    this.body = body;
    this.thread = scheduler.newThread(name(), this);
  }

  @Override
  public ParallelScheduler scheduler() {
    return scheduler;
  }

  @Override
  public Thread threadOrNull() {
    return thread;
  }

  boolean isInterrupted() {
    return thread.isInterrupted();
  }

  /** Runs the body; called by its own thread, once. */
  @Override
  public void run() {
    var todo = Objects.requireNonNull(body, "a tasklet is run once");
    body = null;
    become(this);
    Throwable error = null;
    try {
      todo.run();
    } catch (Throwable uncaught) {
      error = isCancellation(uncaught) ? null : uncaught;
    }
    scheduler.ended(this, error);
  }

  @Override
  void interruptNow() {
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
  <R extends @Nullable Object, X extends Exception> R callOutside(Call<R, X> call) throws X {
    return call.call();
  }

  @Override
  long now() {
    return scheduler.now();
  }
}
