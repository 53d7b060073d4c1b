package dev.joins.tasklet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Whoever can wait: a tasklet, or a plain thread that uses our channels without being one.
 *
 * <p>Invariant: {@code waiting} and {@code pendingError} are written by the strand itself or, under
 * the cooperative scheduler, by the holder of the baton; others only read {@code waiting}, for a
 * report. Both may be at it at once where the strand is outside.
 */
abstract sealed class Parkable permits Tasklet, PlainThread {
  static final long NEVER = Long.MAX_VALUE;

  private static final ThreadLocal<@Nullable Parkable> CURRENT = new ThreadLocal<>();

  private static final VarHandle WAITING;

  static {
    try {
      WAITING = MethodHandles.lookup().findVarHandle(Parkable.class, "waiting", Waiter.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  /** What this strand waits for now; read by reports from other threads. */
  volatile @Nullable Waiter waiting;

  /** Null until somebody needs it; for its own thread, with which it may go on. */
  @Nullable TurnKeeper turnKeeper;

  /** An error of another tasklet, or a deadlock, that this strand is to throw when it next can. */
  private volatile @Nullable Throwable pendingError;

  /** Whether somebody raised that error in this strand: then it need not wait for its next call. */
  private volatile boolean raised;

  /** What this strand has opened, and not closed, of schedulers that run it not: the last first. */
  private @Nullable Opened opened;

  private record Opened(ParallelScheduler scheduler, @Nullable Opened before) {}

  /** Makes this scheduler the current one of the running thread, until it is closed. */
  static void open(ParallelScheduler scheduler) {
    var strand = running();
    strand.opened = new Opened(scheduler, strand.lastOpened());
    become(strand);
  }

  /** Forgets the closed schedulers that the running thread has opened. */
  static void forgetClosed() {
    var strand = CURRENT.get();
    if (strand != null && strand.lastOpened() == null && strand instanceof PlainThread) {
      become(null);
    }
  }

  /** Any thread may have closed one: so they are looked at. */
  private @Nullable Opened lastOpened() {
    while (opened != null && opened.scheduler.isClosed()) {
      opened = opened.before;
    }
    return opened;
  }

  static @Nullable Scheduler currentScheduler() {
    var strand = CURRENT.get();
    var last = strand == null ? null : strand.lastOpened();
    if (last != null) {
      return last.scheduler;
    }
    return strand instanceof Tasklet tasklet ? tasklet.scheduler() : null;
  }

  static Parkable running() {
    var strand = CURRENT.get();
    return strand != null ? strand : new PlainThread(Thread.currentThread());
  }

  final TurnKeeper turnKeeper() {
    var known = turnKeeper;
    if (known == null) {
      known = new TurnKeeper();
      turnKeeper = known;
    }
    return known;
  }

  final boolean keepsTurn() {
    return turnKeeper != null && turnKeeper.isKeeping();
  }

  static @Nullable Tasklet currentTasklet() {
    return CURRENT.get() instanceof Tasklet tasklet ? tasklet : null;
  }

  /** Makes the running thread speak for {@code strand}; returns whom it spoke for before. */
  static @Nullable Parkable become(@Nullable Parkable strand) {
    var before = CURRENT.get();
    if (strand == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(strand);
    }
    return before;
  }

  /**
   * Sets which wait a report may name from now on; null for none. A report may see it late, but not
   * before what the wait says of itself, so no fence is needed: who is late looks as if it could
   * run, or its wait is done.
   */
  final void nowWaitingFor(@Nullable Waiter waiter) {
    WAITING.setRelease(this, waiter);
  }

  /**
   * Waits until {@link #unpark}, the deadline or an interrupt; may return early, so callers loop.
   * Returns at once when {@code waiter} is done. Called by this strand only.
   */
  abstract void park(Waiter waiter, long deadline);

  /** Ends a {@link #park}, from any thread. */
  abstract void unpark();

  /** Ends a {@link #park} and lets the woken strand go first, where turns are taken. */
  void unparkFirst() {
    unpark();
  }

  /**
   * Returns nanoseconds on the clock that this strand's timeouts go by. As with {@code
   * System.nanoTime()} only differences mean anything, and they may wrap around: a simulation may
   * last for millennia, if only no single wait is longer than 292 years.
   */
  abstract long now();

  /** Returns why this strand may not wait now; null if it may. */
  @Nullable IllegalStateException refusalToBlock() {
    return null;
  }

  final long deadlineIn(long nanos) {
    if (nanos == NEVER) {
      return NEVER;
    }
    var deadline = now() + Math.max(0, nanos);
    return deadline == NEVER ? deadline - 1 : deadline;
  }

  final @Nullable Throwable pendingError() {
    return pendingError;
  }

  final void injectError(Throwable error) {
    if (pendingError == null) {
      pendingError = error;
    } else if (pendingError != error) {
      pendingError.addSuppressed(error);
    }
  }

  final void injectRaised(Throwable error) {
    raised = true;
    injectError(error);
  }

  final @Nullable Throwable takePendingError() {
    var error = pendingError;
    if (error != null) { // a volatile write costs more than to look
      pendingError = null;
      raised = false;
    }
    return error;
  }

  /** Throws what somebody raised here meanwhile; for the end of a call that has done its work. */
  final void throwRaisedError() {
    if (raised) {
      throwPendingError();
    }
  }

  /** Throws what was injected, if anything: the error itself, whatever its type. */
  final void throwPendingError() {
    var error = takePendingError();
    if (error != null) {
      throw Sneaky.rethrow(error);
    }
  }
}
