package dev.joins.tasklet;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
  private final Holds holds = new Holds(this::wakeIdler);
  private volatile @Nullable Thread idler;

  /** How many are outside; they will come back. */
  private int outside;

  private volatile Duration virtualNow = Duration.ZERO;

  Wakeups(Clock clock, @Nullable Carrier carrier) {
    this.virtual = clock == Clock.VIRTUAL;
    this.carrier = carrier;
  }

  boolean isVirtual() {
    return virtual;
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
    tasklet.timer = timers.add(deadline, tasklet, now());
  }

  void dropTimer(CooperativeTasklet tasklet) {
    var timer = tasklet.timer;
    if (timer != null) {
      tasklet.timer = null;
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

  Holds holds() {
    return holds;
  }

  /** Returns whether this thread has the turn, and waits for time to pass or for word. */
  boolean isIdle(Thread thread) {
    return idler == thread;
  }

  void wentOutside() {
    outside++;
  }

  void cameBack() {
    outside--;
  }

  private boolean isMoreToCome() {
    return outside > 0 || holds.isHeld();
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
        due.timer = null;
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
    if (!isMoreToCome()) {
      if (!inbox.isEmpty()) {
        return true; // what came before the hold was let go comes before time passes
      }
      if (timers.isEmpty()) {
        return false;
      }
      if (virtual) {
        var now = now();
        virtualNow = virtualNow.plusNanos(runs.untilDeadline(now, timers.untilNext(now)));
        return true;
      }
    }
    idler = Thread.currentThread();
    if (inbox.isEmpty() && (hasRealTimer() || isMoreToCome())) {
      sleep(from, nanosToSleep(runs));
    }
    idler = null;
    return true;
  }

  private boolean hasRealTimer() {
    return !virtual && !timers.isEmpty();
  }

  /** As long as more is to come, virtual time stands still. */
  private long nanosToSleep(Runs runs) {
    var longest = runs.longestSleep();
    if (virtual) {
      return longest;
    }
    var now = now();
    return runs.untilDeadline(
        now, timers.isEmpty() ? longest : Math.min(longest, timers.untilNext(now)));
  }

  private void sleep(CooperativeTasklet from, long nanos) {
    if (carrier != null && carrier.isBearer(Thread.currentThread())) {
      carrier.rest(from.baton(), nanos);
    } else {
      LockSupport.parkNanos(this, nanos);
    }
  }
}
