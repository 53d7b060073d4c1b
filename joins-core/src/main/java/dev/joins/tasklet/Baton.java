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
 * <p>Two ways to wait for it, see {@link Carrier}: parked; or, for the thread that opened the
 * scheduler where it can, by carrying the others meanwhile.
 *
 * <p>An interrupt by the JDK's own means may wake the waiting thread although it has no baton. It
 * then only has its tasklet reported to the scheduler, and goes on waiting.
 */
final class Baton {
  private final @Nullable Carrier carrier;
  private final Runnable wokenEarly;
  private volatile @Nullable Thread thread;
  private boolean started;
  private volatile boolean held;
  private volatile boolean interruptRequested;
  private volatile boolean interrupting;

  /**
   * A baton that nobody holds, and no thread uses.
   *
   * @param carrier if its thread will carry others while it waits
   * @param wokenEarly tells the scheduler of an interrupt
   */
  Baton(@Nullable Carrier carrier, Runnable wokenEarly) {
    this.carrier = carrier;
    this.wokenEarly = wokenEarly;
  }

  boolean isOn(Thread other) {
    return thread == other;
  }

  boolean hasThread() {
    return thread != null;
  }

  boolean hasStarted() {
    return started;
  }

  /** From now on this thread uses it: one that was not started, or the running one. */
  void setThread(Thread newThread) {
    thread = newThread;
    if (interrupting || interruptRequested) {
      settleInterrupt(newThread);
    }
    started = newThread.isAlive();
  }

  /** The running thread goes on with another's: from now on no interrupt of this one hits it. */
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

  /** For the watchdog: the thread, if it has taken up the baton. */
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
    } else if (carrier == null) {
      LockSupport.unpark(user);
    } // a carrier runs whoever gives it the baton, and looks when that one parks
  }

  private Thread thread() {
    return Objects.requireNonNull(thread, "no thread");
  }

  /** Waits until it is given; by its own thread. Interrupts that came meanwhile are set then. */
  void await() {
    var interrupted = carrier == null ? park() : carrier.carryUntilHeld(this);
    held = false;
    if (takeInterruptRequest() || interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean park() {
    var interrupted = false;
    while (!held) {
      LockSupport.park(this);
      interrupted |= reportInterrupt();
    }
    return interrupted;
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
    wokenEarly.run();
  }

  /**
   * By the thread's own means, at once; or as soon as it has one. Whoever sets or takes away the
   * thread looks afterwards whether somebody interrupts; whoever interrupts says so before it looks
   * for the thread: so one of them sees the other, and a thread is never hit for a baton that it
   * does not use any more.
   */
  synchronized void interrupt() {
    interrupting = true;
    var user = thread;
    if (user == null) {
      interruptRequested = true;
    } else if (carrier == null) {
      user.interrupt();
    } else {
      carrier.interrupt(this);
    }
    interrupting = false;
  }

  private synchronized void settleInterrupt(Thread user) {
    if (takeInterruptRequest()) {
      user.interrupt();
    }
  }

  private synchronized void awaitInterrupter() {}

  /** As soon as it runs. */
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
