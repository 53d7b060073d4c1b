package dev.joins.tasklet;

import dev.joins.tasklet.Timers.Timer;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A tasklet that runs only while it holds the baton of its scheduler.
 *
 * <p>Invariant: of all tasklets of one scheduler exactly one has its thread past {@link
 * #awaitBaton}. What is not volatile here belongs to that one, whichever tasklet it describes.
 *
 * <p>An interrupt by the JDK's own means may wake the parked thread although it has no baton. It
 * then only reports itself to the scheduler and goes on waiting: turns stay the scheduler's affair.
 */
final class CooperativeTasklet extends Tasklet {
  /** Where a tasklet stands; only {@code READY} ones are in the run queue. */
  enum State {
    NEW,
    READY,
    RUNNING,
    /** In a call of ours that waits. */
    BLOCKED,
    /** In {@code run()}, until nothing else can run. */
    PAUSED,
    ENDED
  }

  State state = State.NEW;
  @Nullable CooperativeTasklet before;
  @Nullable CooperativeTasklet behind;

  private final CooperativeScheduler scheduler;
  private final Thread thread;
  private @Nullable Timer<CooperativeTasklet> timer;
  private boolean started;
  private volatile boolean baton;
  private volatile boolean interruptRequested;

  /** A tasklet with a thread of its own, not started yet. */
  CooperativeTasklet(CooperativeScheduler scheduler, String name, Body body) {
    super(name);
    this.scheduler = scheduler;
    this.thread = scheduler.newThread(name, () -> runBody(body));
  }

  /** The main tasklet: the thread that opens a scheduler, which holds the baton first. */
  CooperativeTasklet(CooperativeScheduler scheduler, Thread opener) {
    super("main");
    this.scheduler = scheduler;
    this.thread = opener;
    this.started = true;
    this.state = State.RUNNING;
  }

  @Override
  public CooperativeScheduler scheduler() {
    return scheduler;
  }

  private void runBody(Body body) {
    bind(this);
    awaitBaton();
    Throwable error = null;
    try {
      body.run();
    } catch (InterruptedException cancelled) {
      // the ordinary end of a cancelled tasklet
    } catch (Throwable uncaught) {
      error = uncaught;
    }
    scheduler.ended(this, error);
  }

  boolean isOn(Thread other) {
    return thread == other;
  }

  /** Lets this tasklet's thread run; the caller's must stop, or end, right after. */
  void giveBaton() {
    baton = true;
    if (started) {
      LockSupport.unpark(thread);
    } else {
      started = true;
      thread.start();
    }
  }

  void awaitBaton() {
    var interrupted = false;
    while (!baton) {
      LockSupport.park(this);
      if (Thread.interrupted()) {
        interrupted = true;
        scheduler.reportFromOutside(this);
      }
    }
    baton = false;
    if (interrupted || interruptRequested) {
      interruptRequested = false;
      Thread.currentThread().interrupt();
    }
  }

  /** To be interrupted as soon as it has the baton. */
  void requestInterrupt() {
    interruptRequested = true;
  }

  boolean takeInterruptRequest() {
    var requested = interruptRequested;
    interruptRequested = false;
    return requested;
  }

  @Override
  public void interrupt() {
    if (!scheduler.isHolder()) {
      thread.interrupt();
    } else if (isOn(Thread.currentThread())) {
      thread.interrupt();
    } else if (state != State.ENDED) {
      interruptRequested = true;
      scheduler.makeReady(this);
    }
  }

  @Override
  void park(Waiter waiter, long deadline) {
    if (!waiter.isDone()) {
      scheduler.block(this, deadline);
    }
  }

  @Override
  void unpark() {
    if (scheduler.isHolder()) {
      scheduler.makeReady(this);
    } else {
      scheduler.reportFromOutside(this);
    }
  }

  @Override
  void unparkFirst() {
    if (scheduler.isHolder() && state == State.BLOCKED) {
      scheduler.switchTo(this);
    } else {
      unpark();
    }
  }

  @Override
  void giveWay() {
    scheduler.giveWay(this);
  }

  @Override
  long now() {
    return scheduler.now();
  }

  void setTimer(@Nullable Timer<CooperativeTasklet> timer) {
    this.timer = timer;
  }

  @Nullable Timer<CooperativeTasklet> takeTimer() {
    var taken = timer;
    timer = null;
    return taken;
  }
}
