package dev.joins.tasklet;

import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A limit to the time of one call: when it is up, the thread that calls is interrupted. See {@link
 * Tasklet#timeout}.
 *
 * <p>States: <em>open</em>; <em>up</em> - the time has come before the call was over; <em>over</em>
 * - the other way round. Whoever leaves the first state decides, so a thread is never interrupted
 * by a limit of which it knows nothing any more: who finds that the time is up waits until the
 * interrupt has been delivered, and then takes it out of the flag.
 *
 * <p>An interrupt by {@link Tasklet#interrupt()} within the call is noted by all limits around it:
 * if both come, it is put back into the flag, as a cancellation must not be lost.
 */
final class Limit {
  private enum State {
    OPEN,
    UP,
    OVER
  }

  private final Duration time;
  private final @Nullable Tasklet tasklet = Parkable.currentTasklet();
  private final Thread thread = Thread.currentThread();
  private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);

  /** The next limit around this. */
  private final @Nullable Limit outer;

  private volatile boolean interruptedFromElsewhere;

  Limit(Duration time) {
    this.time = time;
    this.outer = tasklet == null ? null : tasklet.limit;
  }

  /** Calls; returns empty if the call was ended by its interrupt. */
  <R, X extends Exception> Optional<R> call(Tasklet.Call<R, X> call) throws X {
    begin();
    var clock = start();
    try {
      var result = Objects.requireNonNull(call.call(), "the result of a call must not be null");
      isUp(clock);
      return Optional.of(result);
    } catch (Throwable failure) {
      if (isUp(clock) && isByInterrupt(failure)) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private void begin() {
    if (tasklet != null) {
      synchronized (tasklet) { // an interrupt comes before this, or is told of
        interruptedFromElsewhere = thread.isInterrupted();
        tasklet.limit = this;
      }
    }
  }

  /** Takes its own interrupt out of the flag; one from elsewhere stays, or comes after this. */
  private void clearFlag() {
    if (tasklet == null) {
      Thread.interrupted();
      return;
    }
    synchronized (tasklet) {
      Thread.interrupted();
      tasklet.limit = outer;
    }
    if (interruptedFromElsewhere || isOuterUp()) {
      thread.interrupt();
    }
  }

  private static boolean isByInterrupt(Throwable failure) {
    return Tasklet.isCausedByInterrupt(failure)
        || failure instanceof ClosedByInterruptException
        || failure instanceof InterruptedIOException;
  }

  /** What watches the time. */
  private interface Clock {
    void stop();

    /** Waits until it has interrupted the thread. */
    void awaitEnd();
  }

  private @Nullable Clock start() {
    var nanos = Durations.toNanos(time);
    if (nanos == 0) {
      expire();
    }
    if (nanos == 0 || nanos == Parkable.NEVER) {
      return null;
    }
    return tasklet != null ? new ByTasklet(tasklet) : new ByTimer(nanos);
  }

  /** The time has come. */
  private void expire() {
    if (state.compareAndSet(State.OPEN, State.UP)) {
      if (tasklet != null) {
        tasklet.interruptNow();
      } else {
        thread.interrupt();
      }
    }
  }

  /** The call is over: returns whether its time was up before. */
  private boolean isUp(@Nullable Clock clock) {
    if (state.compareAndSet(State.OPEN, State.OVER)) {
      if (clock != null) {
        clock.stop();
      }
      if (tasklet != null) {
        tasklet.limit = outer;
      }
    } else if (state.get() == State.UP) {
      if (clock != null) {
        clock.awaitEnd();
      }
      clearFlag();
      return true;
    }
    return false;
  }

  private boolean isOuterUp() {
    for (var each = outer; each != null; each = each.outer) {
      if (each.state.get() == State.UP) {
        return true;
      }
    }
    return false;
  }

  /** Somebody else interrupts the tasklet. */
  void interruptedFromElsewhere() {
    for (var each = this; each != null; each = each.outer) {
      each.interruptedFromElsewhere = true;
    }
  }

  /** A tasklet that sleeps, on the clock of its scheduler. */
  private final class ByTasklet implements Clock {
    private final @Nullable Tasklet sleeper;

    ByTasklet(Tasklet limited) {
      this.sleeper = spawn(limited);
    }

    /** Where the scheduler is closed there is no clock, but a close that has a limit itself. */
    private @Nullable Tasklet spawn(Tasklet limited) {
      try {
        return limited
            .scheduler()
            .spawn(
                "limit of " + limited.name(),
                () -> {
                  Tasklet.sleep(time);
                  expire();
                });
      } catch (IllegalStateException closed) {
        return null;
      }
    }

    @Override
    public void stop() {
      if (sleeper != null) {
        sleeper.interrupt();
      }
    }

    @Override
    public void awaitEnd() {
      while (sleeper != null && sleeper.isAlive()) {
        try {
          sleeper.awaitEnd();
        } catch (InterruptedException its) {
          // what is waited for is that nobody interrupts any more
        }
      }
    }
  }

  /** A timer of the JDK, on the real clock. */
  private final class ByTimer implements Clock {
    private final CompletableFuture<@Nullable Void> timer = new CompletableFuture<>();
    private final CompletableFuture<Void> expired = timer.thenRun(Limit.this::expire);

    ByTimer(long nanos) {
      timer.completeOnTimeout(null, nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void stop() {
      timer.cancel(false);
    }

    @Override
    public void awaitEnd() {
      expired.join();
    }
  }
}
