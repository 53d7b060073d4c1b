package dev.joins.tasklet;

import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One tasklet's right to run, and the thread that uses it.
 *
 * <p>Invariant: of all batons of one scheduler exactly one is held, or about to be. Whoever holds
 * one gives another and awaits its own right after, or ends. To give is a volatile write, to await
 * a volatile read: all that was done before is seen.
 *
 * <p>Three ways to wait for it, see {@link Carrier}: parked; where the thread that opened the
 * scheduler can carry the others, that one by carrying them, and those of them that can run, but
 * have no turn, by stopping.
 *
 * <p>An interrupt by the JDK's own means may wake a parked thread although it has no baton. It then
 * only has its tasklet reported to the scheduler, and goes on waiting. One that has stopped sees it
 * at its next turn.
 */
final class Baton {
  private static final long LOOK_NANOS = 20_000_000;

  private final CooperativeTasklet owner;
  private final @Nullable Carrier carrier;
  private final boolean carries;
  private volatile @Nullable Thread thread;
  private @Nullable Runnable stopped;
  private boolean started;
  private volatile boolean held;
  private volatile boolean interruptRequested;
  private volatile boolean interrupting;

  /** Of one that is outside: whether it is to be given this, as it can go on. */
  private volatile boolean back;

  /** Whether its thread is carried by others than who carries the tasklets. */
  private volatile boolean elsewhere;

  /** Whether its thread has parked outside, and so does not look itself whether it has this. */
  private boolean parkedOutside;

  /** Called now and then while it is awaited, and may throw; null but at a close. */
  private @Nullable Runnable impatience;

  /**
   * A baton that nobody holds, and no thread uses.
   *
   * @param owner whose it is
   * @param carrier who carries the tasklets of its scheduler, if somebody does
   * @param carries whether its thread is that one
   */
  Baton(CooperativeTasklet owner, @Nullable Carrier carrier, boolean carries) {
    this.owner = owner;
    this.carrier = carrier;
    this.carries = carries && carrier != null;
  }

  boolean isOn(Thread other) {
    return thread == other;
  }

  boolean carries() {
    return carries;
  }

  boolean hasThread() {
    return thread != null;
  }

  boolean hasStarted() {
    return started;
  }

  /** Sets the thread that uses it from now on: one that was not started, or the running one. */
  void setThread(Thread newThread) {
    thread = newThread;
    if (interrupting || interruptRequested) {
      settleInterrupt(newThread);
    }
    started = newThread.isAlive();
  }

  /**
   * Takes the thread away, which goes on with another baton: from now on no interrupt of this one
   * hits it.
   */
  void leaveThread() {
    thread = null;
    if (interrupting) {
      awaitInterrupter();
    }
    Thread.interrupted();
  }

  boolean isHeld() {
    return held;
  }

  @Nullable Thread threadOrNull() {
    return thread;
  }

  /** Returns the thread, if it has taken up the baton; for the watchdog. */
  @Nullable Thread threadInUse() {
    return held ? null : thread;
  }

  /** Lets the thread run; the caller's must stop, or end, right after. */
  void give() {
    held = true;
    var user = thread();
    if (!started) {
      started = true;
      user.start();
    } else if (stopped != null) {
      Objects.requireNonNull(carrier).carryNext(this);
    } else if (!carries) {
      LockSupport.unpark(user);
    } // the carrier runs whoever gives it the baton, and looks when that one stops
  }

  /** Forgets that the thread has stopped: it goes on elsewhere. */
  void forgetStop() {
    stopped = null;
  }

  /** Keeps how the thread, which has stopped, is to go on; called by the carrier. */
  void stoppedAt(Runnable task) {
    stopped = task;
  }

  /**
   * Returns how the thread, which has stopped and was given this, goes on; called by the carrier.
   */
  Runnable goOn() {
    var task = Objects.requireNonNull(stopped, "not stopped");
    stopped = null;
    if (parkedOutside) {
      parkedOutside = false;
      takeUp();
      if (takeInterruptRequest()) {
        thread().interrupt();
      }
    }
    return task;
  }

  private void takeUp() {
    held = false;
    owner.state = TurnState.RUNNING;
  }

  // Outside.

  /** Notes that its thread has parked outside; called by the carrier. */
  void parkedOutside() {
    parkedOutside = true;
  }

  boolean isElsewhere() {
    return elsewhere;
  }

  /** Has it carried elsewhere from now on, or no longer: after its thread has yielded. */
  void setElsewhere(boolean newElsewhere) {
    elsewhere = newElsewhere;
  }

  /** Says that it can go on with this task, when it has its turn; for any thread. */
  void backAt(Runnable task) {
    stopped = task;
    reportBack();
  }

  private void reportBack() {
    back = true;
    owner.wokenEarly();
  }

  /** Returns whether it has come back since it was asked last. */
  boolean takeBack() {
    var isBack = back;
    back = false;
    return isBack;
  }

  /**
   * Takes its turn again, by its own thread, which is outside; waits for it.
   *
   * @return false if the thread is pinned to where it is carried, and so still is outside
   */
  @SuppressWarnings("ThreadPriorityCheck") // it is the executor that decides who goes on
  boolean comeBack() {
    var interrupted = false;
    if (carrier == null) {
      reportBack();
      interrupted = park();
    } else if (carries) {
      reportBack();
      interrupted = carrier.awaitSubstitute(this);
    } else {
      elsewhere = false;
      Thread.yield();
      if (!held) {
        elsewhere = true;
        return false;
      }
    }
    takeUpInterrupted(interrupted);
    return true;
  }

  private Thread thread() {
    return Objects.requireNonNull(thread, "no thread");
  }

  /**
   * Waits until it is given; by its own thread. Interrupts that came meanwhile are set then.
   *
   * @param wakeable whether an interrupt may end what its tasklet waits for
   */
  void await(boolean wakeable) {
    var interrupted = false;
    if (carries) {
      interrupted = Objects.requireNonNull(carrier).carryUntilHeld(this);
    } else {
      if (carrier != null && !wakeable && !held) {
        carrier.stop(this);
      }
      interrupted = park();
    }
    takeUpInterrupted(interrupted);
  }

  private void takeUpInterrupted(boolean interrupted) {
    takeUp();
    if (takeInterruptRequest() || interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean park() {
    var interrupted = false;
    while (!held) {
      parkUntilGiven(this);
      interrupted |= reportInterrupt();
    }
    return interrupted;
  }

  /** Parks its thread once, for as long as nobody gives it; at a close, for a while. */
  void parkUntilGiven(Object blocker) {
    var look = impatience;
    if (look == null) {
      LockSupport.park(blocker);
    } else {
      LockSupport.parkNanos(blocker, LOOK_NANOS);
      if (!held) {
        look.run();
      }
    }
  }

  /** From now on its thread, the calling one, looks around while it awaits it. */
  void awaitWith(@Nullable Runnable newImpatience) {
    impatience = newImpatience;
  }

  /** Clears the flag of the waiting thread, and has its tasklet woken, if it was interrupted. */
  boolean reportInterrupt() {
    if (!Thread.interrupted()) {
      return false;
    }
    wakeEarly();
    return true;
  }

  /** Has its tasklet reported to the scheduler. */
  void wakeEarly() {
    owner.wokenEarly();
  }

  /**
   * Interrupts the thread by its own means, at once; or as soon as there is a thread. Whoever sets
   * or takes away the thread looks afterwards whether somebody interrupts; whoever interrupts says
   * so before it looks for the thread: so one of them sees the other, and a thread is never hit for
   * a baton that it does not use any more.
   */
  synchronized void interrupt() {
    interrupting = true;
    var user = thread;
    if (user == null) {
      interruptRequested = true;
    } else if (carries) {
      Objects.requireNonNull(carrier).interrupt(this);
    } else {
      user.interrupt();
    }
    interrupting = false;
  }

  private synchronized void settleInterrupt(Thread user) {
    if (takeInterruptRequest()) {
      user.interrupt();
    }
  }

  /** Waits until whoever interrupts has done it, since that is done under the lock. */
  private synchronized void awaitInterrupter() {
    // to get the lock is all that is wanted
  }

  /** Has the thread interrupted as soon as it runs. */
  void requestInterrupt() {
    interruptRequested = true;
  }

  boolean takeInterruptRequest() {
    var requested = interruptRequested;
    if (requested) {
      interruptRequested = false;
    }
    return requested;
  }
}
