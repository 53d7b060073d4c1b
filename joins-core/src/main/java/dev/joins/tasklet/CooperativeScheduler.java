package dev.joins.tasklet;

import dev.joins.tasklet.CooperativeTasklet.State;
import dev.joins.tasklet.Standstill.Blocked;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One baton, passed round robin: exactly one tasklet runs, until it blocks in a call of ours, calls
 * {@link Tasklet#schedule()}, wakes a receiver at a rendezvous, or ends. So the same program takes
 * the same turns on every machine.
 *
 * <p>Invariant: only the holder of the baton touches the fields below; other threads (plain ones,
 * or tasklets of other schedulers) leave word in {@code inbox}. Passing the baton is a volatile
 * write and read, so each holder sees all that the holders before it did.
 *
 * <p>Who finds that nothing can run - the last one to block or end - looks after time: it lets the
 * virtual clock jump, or waits for the real one or for the inbox. If neither can bring anything, it
 * is a standstill: the innermost {@code run()} gets the baton back; if nobody is in {@code run()},
 * the tasklet that wanted to block throws {@link DeadlockException} from that call instead.
 *
 * <p>Semantics: Stackless Python's scheduler; the thread that opens this is its main tasklet. It
 * differs in {@link #run()}, which fails where blocked tasklets are left behind (Stackless'
 * returns, as {@link #runUntilIdle()} does here).
 */
public final class CooperativeScheduler implements Scheduler {
  /** How often a tasklet that goes on blocking is interrupted at close, before that is an error. */
  private static final int CLOSING_ROUNDS = 100;

  private final SchedulerConfig config;
  private final boolean virtual;
  private final long opened;
  private final CooperativeTasklet main;
  private final @Nullable Strand openerBefore;

  private final RunQueue ready = new RunQueue();
  private final Timers<CooperativeTasklet> timers = new Timers<>();
  private final Deque<CooperativeTasklet> runs = new ArrayDeque<>();
  private final Set<CooperativeTasklet> live = new LinkedHashSet<>();
  private CooperativeTasklet current;

  private final Queue<CooperativeTasklet> inbox = new ConcurrentLinkedQueue<>();
  private final AtomicInteger holds = new AtomicInteger();
  private volatile @Nullable Thread idler;
  private volatile Duration virtualNow = Duration.ZERO;
  private volatile boolean closing;

  private CooperativeScheduler(SchedulerConfig config) {
    this.config = config;
    this.virtual = config.clock() == Clock.VIRTUAL;
    this.opened = System.nanoTime();
    this.main = new CooperativeTasklet(this, Thread.currentThread());
    this.current = main;
    this.openerBefore = Strand.bind(main);
  }

  static CooperativeScheduler open(SchedulerConfig config) {
    return new CooperativeScheduler(config);
  }

  @Override
  public Tasklet spawn(String name, Tasklet.Body body) {
    if (closing) {
      throw new IllegalStateException("cannot spawn '" + name + "': the scheduler is closed");
    }
    var tasklet = new CooperativeTasklet(this, name, body);
    if (isHolder()) {
      admit(tasklet);
    } else {
      reportFromOutside(tasklet);
    }
    return tasklet;
  }

  private void admit(CooperativeTasklet tasklet) {
    live.add(tasklet);
    tasklet.state = State.READY;
    ready.addLast(tasklet);
  }

  /**
   * Runs the other tasklets until all have ended. To be called by the tasklet that holds the baton:
   * the main one, or any other (nested: the inner call returns first).
   *
   * @throws DeadlockException if blocked ones are left, nothing can run and no timer is set
   * @throws IllegalStateException if called by a thread that is no tasklet of this scheduler
   */
  @Override
  public void run() {
    runUntilIdle();
    var blocked = blocked();
    if (!blocked.isEmpty()) {
      throw new DeadlockException(new Standstill(blocked));
    }
  }

  /**
   * Runs the other tasklets until none can run and no timer is set; blocked ones may be left. An
   * uncaught error of a tasklet ends this call early: it is thrown here, as it is.
   *
   * @throws IllegalStateException if called by a thread that is no tasklet of this scheduler
   */
  public void runUntilIdle() {
    requireHolder("run()");
    var caller = current;
    caller.throwPendingError();
    runs.push(caller);
    caller.state = State.PAUSED;
    passOn(caller);
    runs.remove(caller);
    caller.throwPendingError();
  }

  /**
   * Keeps this scheduler waiting when nothing can run, because plain threads will still send or
   * spawn. Without a hold that is the end of {@code run()}.
   *
   * @return to be closed, by any thread, when no more is to come from outside
   */
  public Hold hold() {
    holds.incrementAndGet();
    return new Hold(this);
  }

  /** See {@link CooperativeScheduler#hold()}. */
  public static final class Hold implements AutoCloseable {
    private @Nullable CooperativeScheduler held;

    private Hold(CooperativeScheduler held) {
      this.held = held;
    }

    /** Lets go; does nothing the second time. */
    @Override
    public synchronized void close() {
      if (held != null) {
        held.holds.decrementAndGet();
        held.wakeIdler();
        held = null;
      }
    }
  }

  @Override
  public List<Blocked> blocked() {
    requireHolder("blocked()");
    var blocked = new ArrayList<Blocked>();
    addIfBlocked(main, blocked);
    live.forEach(tasklet -> addIfBlocked(tasklet, blocked));
    return blocked;
  }

  private static void addIfBlocked(CooperativeTasklet tasklet, List<Blocked> blocked) {
    var waiting = tasklet.waiting;
    if (tasklet.state == State.BLOCKED && waiting != null) {
      blocked.add(new Blocked(tasklet.name(), waiting.describe()));
    }
  }

  @Override
  public Duration elapsed() {
    return virtual ? virtualNow : Duration.ofNanos(System.nanoTime() - opened);
  }

  /** Nanoseconds, with the overflow that the arithmetic of deadlines expects. */
  static long wrapped(Duration time) {
    return time.getSeconds() * 1_000_000_000 + time.getNano();
  }

  long now() {
    return virtual ? wrapped(virtualNow) : System.nanoTime();
  }

  boolean isHolder() {
    return current.isOn(Thread.currentThread());
  }

  private void requireHolder(String call) {
    if (!isHolder()) {
      throw new IllegalStateException(
          call
              + " was called by "
              + Thread.currentThread()
              + ", which is no running tasklet of this"
              + " cooperative scheduler; only the thread that opened it, or a tasklet of it, may");
    }
  }

  Thread newThread(String name, Runnable body) {
    var thread = config.threads().newThread(body);
    if (thread == null) {
      throw new IllegalStateException(
          "the thread factory made no thread for tasklet '" + name + "'");
    }
    thread.setName(name);
    return thread;
  }

  // ---- turns
  // -------------------------------------------------------------------------------------

  /** The running tasklet cannot go on until it is made ready, or until the deadline. */
  void block(CooperativeTasklet tasklet, long deadline) {
    tasklet.state = State.BLOCKED;
    if (deadline != Strand.NEVER) {
      tasklet.setTimer(timers.add(deadline, tasklet));
    }
    passOn(tasklet);
  }

  void giveWay(CooperativeTasklet tasklet) {
    tasklet.throwPendingError();
    drainInbox();
    fireTimers();
    if (!ready.isEmpty()) {
      requeue(tasklet);
      passOn(tasklet);
      tasklet.throwPendingError();
    }
  }

  /** Runs a blocked tasklet at once; the running one takes its next turn after all others. */
  void switchTo(CooperativeTasklet target) {
    var from = current;
    requeue(from);
    dropTimer(target);
    handTo(target);
    resume(from);
  }

  private void requeue(CooperativeTasklet tasklet) {
    tasklet.state = State.READY;
    ready.addLast(tasklet);
  }

  void makeReady(CooperativeTasklet tasklet) {
    if (tasklet.state == State.BLOCKED) {
      dropTimer(tasklet);
      requeue(tasklet);
    }
  }

  private void dropTimer(CooperativeTasklet tasklet) {
    var timer = tasklet.takeTimer();
    if (timer != null) {
      timers.remove(timer);
    }
  }

  /** Gives the baton to whoever is next, and waits until it comes back. */
  private void passOn(CooperativeTasklet from) {
    var next = next(from);
    if (next != from) {
      handTo(next);
      resume(from);
    } else {
      from.state = State.RUNNING;
      if (from.takeInterruptRequest()) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void handTo(CooperativeTasklet next) {
    current = next;
    next.state = State.RUNNING;
    next.giveBaton();
  }

  private static void resume(CooperativeTasklet from) {
    from.awaitBaton();
  }

  /** The last act of a tasklet, on its own thread: passes on its error, if any, and the baton. */
  void ended(CooperativeTasklet tasklet, @Nullable Throwable error) {
    live.remove(tasklet);
    tasklet.state = State.ENDED;
    tasklet.announceEnd();
    var handler = config.errorHandler();
    if (error != null && handler != null) {
      handler.uncaught(tasklet.name(), error);
    }
    handTo(error != null && handler == null ? blame(error) : next(tasklet));
  }

  /** Who is to throw an uncaught error, at once: the innermost run(), or else the main tasklet. */
  private CooperativeTasklet blame(Throwable error) {
    var innermost = runs.peek();
    var target = innermost != null ? innermost : main;
    target.injectError(error);
    if (target.state == State.READY) {
      ready.remove(target);
    }
    dropTimer(target);
    return target;
  }

  // ---- time, and what comes from outside
  // ---------------------------------------------------------

  /** Whose turn it is. May wait; at a standstill it is the innermost run()'s, or a victim's. */
  private CooperativeTasklet next(CooperativeTasklet from) {
    while (true) {
      drainInbox();
      fireTimers();
      var next = ready.poll();
      if (next != null) {
        return next;
      }
      if (virtual && !timers.isEmpty()) {
        virtualNow = virtualNow.plusNanos(timers.untilNext(now()));
      } else if (!timers.isEmpty() || holds.get() > 0) {
        idle(from);
      } else if (inbox.isEmpty()) {
        return standstill(from);
      }
    }
  }

  private void fireTimers() {
    if (timers.isEmpty()) {
      return;
    }
    var now = now();
    for (var due = timers.pollDue(now); due != null; due = timers.pollDue(now)) {
      due.setTimer(null);
      makeReady(due);
    }
  }

  private CooperativeTasklet standstill(CooperativeTasklet from) {
    var innermost = runs.peek();
    if (innermost != null) {
      return innermost;
    }
    var victim = from.state == State.BLOCKED ? from : main;
    victim.injectError(new DeadlockException(new Standstill(blocked())));
    return victim;
  }

  /** Waits for the next timer on the real clock, or for word from outside. */
  private void idle(CooperativeTasklet from) {
    idler = Thread.currentThread();
    if (inbox
        .isEmpty()) { // asked after idler is set: whoever leaves word later sees it, and unparks
      if (!timers.isEmpty()) {
        LockSupport.parkNanos(this, timers.untilNext(now()));
      } else if (holds.get() > 0) {
        LockSupport.park(this);
      }
    }
    idler = null;
    if (Thread.interrupted() && from.state != State.ENDED) {
      from.requestInterrupt();
      makeReady(from);
    }
  }

  /** For threads without the baton: a new tasklet, or one that is to be woken. */
  void reportFromOutside(CooperativeTasklet tasklet) {
    inbox.add(tasklet);
    wakeIdler();
  }

  private void wakeIdler() {
    var thread = idler;
    if (thread != null) {
      LockSupport.unpark(thread);
    }
  }

  private void drainInbox() {
    for (var tasklet = inbox.poll(); tasklet != null; tasklet = inbox.poll()) {
      if (tasklet.state == State.NEW) {
        admit(tasklet);
      } else {
        makeReady(tasklet);
      }
    }
  }

  // ---- the end
  // -----------------------------------------------------------------------------------

  /**
   * Interrupts all tasklets and runs them until they have ended. Only the thread that opened this
   * scheduler may close it.
   *
   * @throws IllegalStateException if called by another tasklet or thread, or if tasklets do not end
   *     although interrupted again and again; the message names them
   */
  @Override
  public void close() {
    if (closing && live.isEmpty()) {
      return;
    }
    if (current != main || !isHolder()) {
      throw new IllegalStateException(
          "a cooperative scheduler is closed by the thread that opened it, not by "
              + Thread.currentThread());
    }
    closing = true;
    Throwable failure = null;
    for (var round = 0; round < CLOSING_ROUNDS && !(live.isEmpty() && inbox.isEmpty()); round++) {
      drainInbox();
      List.copyOf(live).forEach(CooperativeTasklet::interrupt);
      try {
        runUntilIdle();
      } catch (Throwable uncaught) { // of any type: they are rethrown when all have ended
        if (failure == null) {
          failure = uncaught;
        } else if (failure != uncaught) {
          failure.addSuppressed(uncaught);
        }
      }
    }
    Strand.bind(openerBefore);
    if (!live.isEmpty()) {
      throw new IllegalStateException(
          "these tasklets were interrupted " + CLOSING_ROUNDS + " times and did not end: " + live);
    }
    if (failure != null) {
      throw Sneaky.rethrow(failure);
    }
  }
}
