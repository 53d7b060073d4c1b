package dev.joins.tasklet;

import dev.joins.internal.Log;
import dev.joins.tasklet.DeadlockReport.Blocked;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * All tasklets run, each on its own thread; this only knows them, cancels them, and tells what they
 * wait for. Uncaught errors go to the handler of the configuration, or to the system's logger.
 *
 * <p>Any thread may call any method, except that no tasklet of this scheduler may {@link #run()} or
 * {@link #close()} it: it would wait for its own end.
 */
public final class ParallelScheduler implements Scheduler {
  private static final Logger LOG = System.getLogger(ParallelScheduler.class.getName());

  /**
   * How long run() waits before it looks for a standstill; doubled each time, up to the longest.
   */
  private static final long FIRST_LOOK_NANOS = 1_000_000;

  private static final long LONGEST_LOOK_NANOS = 100_000_000;

  /** How often a tasklet that goes on blocking is interrupted at close, before that is an error. */
  private static final int CLOSING_ROUNDS = 100;

  /** All schedulers of this kind that may still have tasklets: one may wait for another's. */
  private static final Set<ParallelScheduler> OPEN =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private final SchedulerConfig config;
  private final @Nullable SimulatedTime simulated;
  private final long opened;
  private final StripedRoster live = new StripedRoster();

  /** How many were ever spawned; counted before they are added to {@link #live}. */
  private final AtomicLong spawned = new AtomicLong();

  /** How many have ended; counted after they are removed from {@link #live}. */
  private final AtomicLong removed = new AtomicLong();

  private final Set<Thread> awaitingEnd = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  ParallelScheduler(SchedulerConfig config) {
    this.config = config;
    this.simulated = config.clock() == Clock.VIRTUAL ? new SimulatedTime() : null;
    this.opened = System.nanoTime();
    OPEN.add(this);
  }

  @Override
  public Tasklet spawn(String name, Tasklet.Body body) {
    var tasklet = make(name, body);
    live.add(tasklet);
    if (closed) { // looked at after it was added, so that close() cannot miss it
      forget(tasklet);
      throw new IllegalStateException("cannot spawn '" + name + "': the scheduler is closed");
    }
    if (simulated != null) {
      simulated.started();
    }
    try {
      tasklet.thread.start();
    } catch (Throwable failure) { // the machine has no more threads
      ended(tasklet, null);
      throw failure;
    }
    return tasklet;
  }

  private ParallelTasklet make(String name, Tasklet.Body body) {
    var number = spawned.incrementAndGet();
    try {
      return new ParallelTasklet(this, number, name, body);
    } catch (Throwable refused) { // the factory made no thread
      countRemoved();
      throw refused;
    }
  }

  Thread newThread(String name, Runnable body) {
    return config.newThread(name, body);
  }

  void ended(ParallelTasklet tasklet, @Nullable Throwable error) {
    if (error != null) {
      report(tasklet.name(), error);
    }
    tasklet.announceEnd();
    forget(tasklet);
    if (simulated != null) {
      simulated.ended();
    }
  }

  private void forget(ParallelTasklet tasklet) {
    live.remove(tasklet);
    countRemoved();
  }

  private void countRemoved() {
    removed.incrementAndGet();
    if (!awaitingEnd.isEmpty() && haveAllEnded()) {
      awaitingEnd.forEach(LockSupport::unpark);
    }
  }

  /**
   * Returns whether all have ended. Those that have ended are counted first: if they are as many as
   * were ever spawned, then there were no others at that instant.
   */
  private boolean haveAllEnded() {
    var before = removed.get();
    return before == spawned.get();
  }

  private void report(String name, Throwable error) {
    var unhandled = config.handle(name, error);
    if (unhandled != null) {
      Log.write(LOG, Level.ERROR, "tasklet '" + name + "' failed", unhandled);
    }
  }

  void park(ParallelTasklet tasklet, Waiter waiter, long deadline) {
    if (simulated != null) {
      simulated.park(tasklet, waiter, deadline);
    } else {
      PlainThread.parkThread(waiter, deadline);
    }
  }

  void unpark(ParallelTasklet tasklet, Thread thread) {
    if (simulated != null) {
      simulated.unpark(tasklet, thread);
    } else {
      LockSupport.unpark(thread);
    }
  }

  void interrupt(ParallelTasklet tasklet, Thread thread) {
    if (simulated != null) {
      simulated.interrupt(tasklet, thread);
    } else {
      thread.interrupt();
    }
  }

  long now() {
    return simulated != null ? simulated.now() : System.nanoTime();
  }

  @Override
  public Duration elapsed() {
    return simulated != null ? simulated.elapsed() : Duration.ofNanos(System.nanoTime() - opened);
  }

  @Override
  public List<Blocked> blocked() {
    var blocked = new ArrayList<Blocked>();
    for (var tasklet : live.members()) {
      var waiting = tasklet.waiting;
      if (waiting != null && !waiting.isDone()) {
        blocked.add(new Blocked(tasklet.name(), waiting.report()));
      }
    }
    return blocked;
  }

  /**
   * Waits until all tasklets have ended. If plain threads still talk to them, call it when those
   * are done: a standstill that only a plain thread could end is reported as a deadlock, too. As
   * long as tasklets of another parallel scheduler can run, it is none.
   *
   * @throws DeadlockException if all that are left are blocked without a time limit
   * @throws IllegalStateException if called by a tasklet of this scheduler
   */
  @Override
  public void run() {
    requireOutsider("run()");
    var look = FIRST_LOOK_NANOS;
    while (!awaitEnd(look)) {
      if (isStuck(List.copyOf(OPEN))) {
        throw new DeadlockException(new DeadlockReport(blocked()));
      }
      look = Math.min(2 * look, LONGEST_LOOK_NANOS);
    }
  }

  /**
   * Returns who waits for what, if there was an instant at which no tasklet could run. Then only
   * somebody else can help them: a plain thread, or a tasklet of another scheduler.
   *
   * @return null if something can run, a time limit is set, or all have ended
   */
  public @Nullable DeadlockReport standstill() {
    return isStuck(List.of(this)) ? new DeadlockReport(blocked()) : null;
  }

  /**
   * Looks for a standstill in two passes: if each tasklet waits without a limit for the same thing
   * in both, and none was spawned between, then at the instant between the passes all of them were
   * blocked: a wait is an object that is used once. Whoever was spawning one that the passes
   * missed, although it was counted, was running in them. Only what the passes have seen counts:
   * the last tasklet may just be leaving.
   */
  private boolean isStuck(List<ParallelScheduler> schedulers) {
    var before = schedulers.stream().map(scheduler -> scheduler.spawned.get()).toList();
    var first = allWaits(schedulers);
    var second = allWaits(schedulers);
    return first != null
        && first.equals(second)
        && first.keySet().stream().anyMatch(tasklet -> tasklet.scheduler() == this)
        && before.equals(schedulers.stream().map(scheduler -> scheduler.spawned.get()).toList());
  }

  private static @Nullable Map<ParallelTasklet, Waiter> allWaits(
      List<ParallelScheduler> schedulers) {
    var all = new HashMap<ParallelTasklet, Waiter>();
    for (var scheduler : schedulers) {
      var waits = scheduler.waits();
      if (waits == null) {
        return null;
      }
      all.putAll(waits);
    }
    return all;
  }

  /** Returns what each tasklet waits for; null if one of them can run, or will by itself. */
  private @Nullable Map<ParallelTasklet, Waiter> waits() {
    var waits = new HashMap<ParallelTasklet, Waiter>();
    for (var tasklet : live.members()) {
      if (tasklet.isInterrupted()) { // asked first: the flag is cleared after the wait is over
        return null;
      }
      var waiting = tasklet.waiting;
      if (waiting == null || waiting.isDone() || waiting.isTimed()) {
        return null;
      }
      waits.put(tasklet, waiting);
    }
    return waits;
  }

  /** Waits until none is left, at most so long. An interrupt of the caller is kept for later. */
  private boolean awaitEnd(long nanos) {
    var deadline = System.nanoTime() + nanos;
    var interrupted = false;
    var thread = Thread.currentThread();
    awaitingEnd.add(thread);
    try {
      for (var left = nanos; !haveAllEnded() && left > 0; left = deadline - System.nanoTime()) {
        LockSupport.parkNanos(this, left);
        interrupted |= Thread.interrupted();
      }
      return haveAllEnded();
    } finally {
      awaitingEnd.remove(thread);
      if (interrupted) {
        thread.interrupt();
      }
    }
  }

  private void requireOutsider(String call) {
    var caller = Parkable.currentTasklet();
    if (caller != null && caller.scheduler() == this) {
      throw new IllegalStateException(
          call
              + " was called by tasklet '"
              + caller
              + "' of this scheduler, and would wait for its end");
    }
  }

  /**
   * Interrupts all tasklets and waits for their end; those that block again are interrupted again.
   *
   * @throws IllegalStateException if called by a tasklet of this scheduler, or if tasklets do not
   *     end although interrupted again and again; the message names them
   */
  @Override
  public void close() {
    requireOutsider("close()");
    closed = true;
    live.members().forEach(ParallelTasklet::interrupt);
    var look = FIRST_LOOK_NANOS;
    for (var round = 1; !awaitEnd(look); look = Math.min(2 * look, LONGEST_LOOK_NANOS)) {
      if (standstill() != null) { // cleaning up, it blocked again: cancelled again
        if (round++ == CLOSING_ROUNDS) {
          throw new IllegalStateException(
              "these tasklets were interrupted "
                  + CLOSING_ROUNDS
                  + " times and did not end: "
                  + live.members());
        }
        live.members().forEach(ParallelTasklet::interrupt);
      }
    }
  }
}
