package dev.joins.tasklet;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What can make a tasklet of a cooperative scheduler runnable although no tasklet acts: time, and
 * word from other threads.
 *
 * <p>Invariant: the inbox and the holds may be used by any thread; the rest only by the holder of
 * the baton. Whoever leaves word unparks the {@code idler} after the inbox has it, and the idler
 * looks at the inbox after it has made itself known: so one of them sees the other.
 */
final class Wakeups {
  private final boolean virtual;
  private final @Nullable Carrier carrier;
  private final long opened = System.nanoTime();
  private final Timers<CooperativeTasklet> timers = new Timers<>();
  private final Queue<CooperativeTasklet> inbox = new ConcurrentLinkedQueue<>();
  private final AtomicInteger holds = new AtomicInteger();
  private volatile boolean holdsIgnored;
  private volatile @Nullable Thread idler;
  private volatile Duration virtualNow = Duration.ZERO;

  Wakeups(Clock clock, @Nullable Carrier carrier) {
    this.virtual = clock == Clock.VIRTUAL;
    this.carrier = carrier;
  }

  Duration elapsed() {
    return virtual ? virtualNow : Duration.ofNanos(System.nanoTime() - opened);
  }

  long now() {
    return virtual ? wrapped(virtualNow) : System.nanoTime();
  }

  /** Returns nanoseconds, with the overflow that the arithmetic of deadlines expects. */
  static long wrapped(Duration time) {
    return time.getSeconds() * 1_000_000_000 + time.getNano();
  }

  void setTimer(CooperativeTasklet tasklet, long deadline) {
    tasklet.setTimer(timers.add(deadline, tasklet));
  }

  void dropTimer(CooperativeTasklet tasklet) {
    var timer = tasklet.takeTimer();
    if (timer != null) {
      timers.remove(timer);
    }
  }

  /** Reports a tasklet that is new, or is to be woken; for any thread. */
  void report(CooperativeTasklet tasklet) {
    inbox.add(tasklet);
    wakeIdler();
  }

  /** Takes a report back; returns false if it was collected already. For any thread. */
  boolean unreport(CooperativeTasklet tasklet) {
    return inbox.remove(tasklet);
  }

  boolean isInboxEmpty() {
    return inbox.isEmpty();
  }

  void hold() {
    holds.incrementAndGet();
  }

  void letGo() {
    holds.decrementAndGet();
    wakeIdler();
  }

  /** Ignores all holds, also later ones: the scheduler is being closed. */
  void ignoreHolds() {
    holdsIgnored = true;
  }

  private boolean isHeld() {
    return !holdsIgnored && holds.get() > 0;
  }

  /** Returns whether this thread has the turn, and waits for time to pass or for word. */
  boolean isIdle(Thread thread) {
    return idler == thread;
  }

  private void wakeIdler() {
    var thread = idler;
    if (thread != null) {
      LockSupport.unpark(thread);
    }
  }

  /** Wakes whom other threads have reported, then those whose time has come. */
  void collect(Consumer<CooperativeTasklet> wake) {
    for (var tasklet = inbox.poll(); tasklet != null; tasklet = inbox.poll()) {
      wake.accept(tasklet);
    }
    if (!timers.isEmpty()) {
      var now = now();
      for (var due = timers.pollDue(now); due != null; due = timers.pollDue(now)) {
        due.takeTimer();
        wake.accept(due);
      }
    }
  }

  /**
   * Lets time pass, at most until a run's deadline, or waits for a report, when nothing can run.
   * The caller collects, and asks again.
   *
   * @return false at a standstill: nothing will ever come
   */
  boolean awaitMore(CooperativeTasklet from, Runs runs) {
    if (virtual && !timers.isEmpty()) {
      var now = now();
      virtualNow = virtualNow.plusNanos(runs.untilDeadline(now, timers.untilNext(now)));
      return true;
    }
    if (timers.isEmpty() && !isHeld()) {
      return !inbox.isEmpty();
    }
    idler = Thread.currentThread();
    if (inbox.isEmpty() && (!timers.isEmpty() || isHeld())) {
      var now = now();
      var untilTimer = timers.isEmpty() ? Long.MAX_VALUE : timers.untilNext(now);
      sleep(from, runs.untilDeadline(now, untilTimer));
    }
    idler = null;
    return true;
  }

  private void sleep(CooperativeTasklet from, long nanos) {
    if (carrier != null && carrier.isOpener(Thread.currentThread())) {
      carrier.rest(from.baton(), nanos);
    } else {
      LockSupport.parkNanos(this, nanos);
    }
  }
}
