package dev.joins.tasklet;

import dev.joins.internal.Text;

/**
 * One wait of one strand (tasklet or plain thread) for one outcome: the only way in which the
 * kernel blocks. Not for applications: channels, joins and replies are made of it.
 *
 * <p>States: <em>open</em> - the outcome is not decided; <em>committed</em> - decided, but not yet
 * delivered (a request that was taken and is owed its reply); <em>done</em> - the outcome can be
 * read. Transitions only go forward. {@link #complete()} makes it done, from any thread, once;
 * {@link #withdraw()} succeeds only while it is open, and whoever succeeds owns the wait again.
 *
 * <p>Who may cancel: only the waiting strand itself, by {@code withdraw}, after a timeout, an
 * interrupt, or an error that its scheduler wants it to throw. So a cancellation comes before the
 * commit, with nothing taken, or not at all: an interrupt that comes too late is kept in the
 * thread's flag, and the outcome is returned.
 *
 * <p>The commit itself happens under a lock of {@code dev.joins.match}; {@code complete} publishes
 * what was written before it to the waiting strand (a volatile write and read).
 */
public abstract class Waiter {
  /** No deadline. */
  protected static final long NEVER = Parkable.NEVER;

  private final Parkable strand = Parkable.running();
  private volatile boolean done;
  private volatile boolean timed;
  private boolean expelled;

  /** Makes a wait of the running tasklet or thread. */
  protected Waiter() {}

  /**
   * Takes this wait back, leaving no trace of it anywhere.
   *
   * @return true if it was open; false if it is committed or done
   */
  protected abstract boolean withdraw();

  /**
   * Returns what is waited for, for a report; called by any thread, holding no lock.
   *
   * @return a description in words
   */
  protected abstract WaitReport describe();

  /** Returns the same, whatever happens: a report that fails must not take another's place. */
  final WaitReport report() {
    try {
      return describe();
    } catch (Throwable error) {
      return new WaitReport("what cannot be described, as that throws " + Text.of(error));
    }
  }

  /**
   * Publishes the outcome, which must be written before. Follow with {@link #wake()} when no lock
   * is held.
   */
  protected final void complete() {
    if (strand instanceof Tasklet) {
      Steps.touch(strand); // it may be about to give up, and cannot any more
    }
    done = true;
  }

  /**
   * Returns whether the outcome can be read.
   *
   * @return true once completed
   */
  public final boolean isDone() {
    return done;
  }

  /** Wakes the waiting strand, which then takes its turn after those that can run already. */
  public final void wake() {
    strand.unpark();
  }

  /**
   * Wakes the waiting strand; under the cooperative scheduler it runs before the caller goes on.
   */
  public final void wakeFirst() {
    strand.unparkFirst();
  }

  /**
   * Returns the time on the clock of the waiting strand.
   *
   * @return nanoseconds; only differences mean anything
   */
  protected final long now() {
    return strand.now();
  }

  /**
   * Returns the point in time that lies so far ahead.
   *
   * @param nanos how far; negative counts as zero, {@code Long.MAX_VALUE} is {@link #NEVER}
   * @return a deadline
   */
  protected final long deadlineIn(long nanos) {
    return strand.deadlineIn(nanos);
  }

  /**
   * Returns when {@link #expire()} is to be called, on the clock of the waiting strand. Asked again
   * after each time that it was called without ending the wait.
   *
   * @return a deadline from {@link #deadlineIn}, or {@link #NEVER}
   */
  protected long deadline() {
    return NEVER;
  }

  /**
   * Ends the wait when its deadline has come, if it can.
   *
   * @return true if the wait is over, and was withdrawn; false if it goes on, or is done
   */
  protected boolean expire() {
    return withdraw();
  }

  /**
   * Ends the wait from outside, by the holder of the baton, who has given the waiting strand an
   * error to throw: from now on nobody finds the wait in any queue.
   */
  final void expel() {
    expelled = withdraw();
  }

  /** Returns whether the wait is over, or may end by itself; for the check of a standstill. */
  boolean mayEndByItself() {
    return done || timed;
  }

  /** Says that the strand waits for this, from now until {@link #hide}, whatever it does. */
  final void show() {
    strand.nowWaitingFor(this);
  }

  /** Says whether the strand keeps its turn when it parks for this in a way of its own. */
  final void keepTurn(boolean keeps) {
    strand.turnKeeper().keep(keeps);
  }

  final void hide() {
    strand.nowWaitingFor(null);
  }

  /**
   * Waits until done or, if not committed by then, the deadline.
   *
   * @return true if done; false if the time was up and the wait was withdrawn
   * @throws InterruptedException if interrupted before the commit; the wait is withdrawn
   */
  protected final boolean await() throws InterruptedException {
    if (!done && !awaitOpen()) {
      return false;
    }
    if (!done) {
      awaitCommitted();
    }
    strand.throwRaisedError();
    return true;
  }

  /** While the wait is open: returns false when time is up and it was withdrawn. */
  private boolean awaitOpen() throws InterruptedException {
    var deadline = deadline();
    if (deadline != NEVER) {
      timed = true;
    }
    strand.nowWaitingFor(this);
    try {
      while (!done) {
        if (strand.pendingError() != null) {
          if (expelled || withdraw()) {
            strand.throwPendingError();
          }
          return true;
        }
        // Asked before the flag is cleared: an interrupt that is too late stays in the flag.
        if (Thread.currentThread().isInterrupted()) {
          if (withdraw()) {
            throw interrupted();
          }
          return true;
        }
        var refusal = strand.refusalToBlock();
        if (refusal != null && withdraw()) {
          throw refusal;
        }
        if (timed && strand.now() - deadline >= 0) {
          if (expire()) {
            return false;
          }
          var next = deadline();
          if (next == deadline) {
            return true; // not withdrawn, and nothing else is to come: it is committed
          }
          deadline = next;
          timed = deadline != NEVER;
        } else {
          strand.park(this, deadline);
        }
      }
      return true;
    } finally {
      strand.nowWaitingFor(null);
    }
  }

  /** Past the commit nothing cancels the wait; only a standstill ends it early, with its report. */
  private void awaitCommitted() {
    var interrupted = false;
    timed = false;
    strand.nowWaitingFor(this);
    try {
      while (!done) {
        if (strand.pendingError() instanceof DeadlockException) {
          strand.throwPendingError();
        }
        interrupted |= Thread.interrupted(); // or park would return at once, for ever
        strand.park(this, NEVER);
      }
    } finally {
      strand.nowWaitingFor(null);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private InterruptedException interrupted() {
    var what = report().what();
    strand.waiting = null; // before the flag: a check of a standstill must see one of the two
    Thread.interrupted();
    return new InterruptedException("interrupted while waiting for " + what);
  }
}
