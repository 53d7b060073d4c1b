package dev.joins.tasklet;

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
  private final Thread thread;
  private final @Nullable Carrier carrier;
  private final Runnable wokenEarly;
  private boolean started;
  private volatile boolean held;
  private volatile boolean interruptRequested;

  /**
   * A baton that nobody holds.
   *
   * @param thread not started, or the opener's
   * @param carrier if it carries others while it waits
   * @param wokenEarly tells the scheduler of an interrupt
   */
  Baton(Thread thread, @Nullable Carrier carrier, Runnable wokenEarly) {
    this.thread = thread;
    this.carrier = carrier;
    this.wokenEarly = wokenEarly;
    this.started = thread.isAlive();
  }

  boolean isOn(Thread other) {
    return thread == other;
  }

  boolean hasStarted() {
    return started;
  }

  boolean isHeld() {
    return held;
  }

  /** Lets the thread run; the caller's must stop, or end, right after. */
  void give() {
    held = true;
    if (!started) {
      started = true;
      thread.start();
    } else if (carrier == null) {
      LockSupport.unpark(thread);
    } // a carrier runs whoever gives it the baton, and looks when that one parks
  }

  /** Waits until it is given; by its own thread. Interrupts that came meanwhile are set then. */
  void await() {
    var interrupted = carrier == null ? park() : carrier.carryUntilHeld(this);
    held = false;
    if (takeInterruptRequest() || interrupted) {
      thread.interrupt();
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

  /** By the thread's own means, at once. */
  void interrupt() {
    if (carrier == null) {
      thread.interrupt();
    } else {
      carrier.interrupt(this);
    }
  }

  /** As soon as it runs. */
  void requestInterrupt() {
    interruptRequested = true;
  }

  boolean takeInterruptRequest() {
    var requested = interruptRequested;
    interruptRequested = false;
    return requested;
  }
}
