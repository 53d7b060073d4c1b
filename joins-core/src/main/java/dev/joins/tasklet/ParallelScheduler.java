package dev.joins.tasklet;

import dev.joins.internal.Log;
import dev.joins.tasklet.DeadlockReport.Blocked;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * All tasklets run, each on its own thread; this only knows them, cancels them, and tells what they
 * wait for. Uncaught errors go to the handler of the configuration; if there is none, they are
 * logged at once, since it may be long until {@link #run()} or {@link #close()} throws them.
 *
 * <table>
 *   <caption>When it is closed</caption>
 *   <tr><td>tasklets, wherever they are</td>
 *       <td>interrupted; again if none can run, and after each fifth of the limit</td></tr>
 *   <tr><td>those alive when the limit is over</td>
 *       <td>left behind, and named</td></tr>
 *   <tr><td>a spawn</td>
 *       <td>it is ended like the others, or refused</td></tr>
 *   <tr><td>a {@code run()} of another thread</td>
 *       <td>it returns when all have ended, or throws</td></tr>
 *   <tr><td>errors that no {@code run()} has thrown</td>
 *       <td>thrown</td></tr>
 *   <tr><td>a hold</td>
 *       <td>ignored, so that virtual time goes on for those who clean up</td></tr>
 * </table>
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

  /**
   * How often a deadlock must be found, where a tasklet runs another scheduler: that one is to say
   * so first, unless they run each other.
   */
  private static final int LOOKS_FOR_OTHERS = 10;

  private final SchedulerConfig config;
  private final @Nullable SimulatedTime simulated;
  private final long opened;
  private final StripedRoster live = new StripedRoster();

  /** How many were ever spawned; counted before they are added to {@link #live}. */
  private final AtomicLong spawned = new AtomicLong();

  /** How many have ended; counted after they are removed from {@link #live}. */
  private final AtomicLong removed = new AtomicLong();

  private final Set<TaskletsEnd> awaiting = ConcurrentHashMap.newKeySet();
  private final Holds holds = new Holds(this::letGo);
  private final RunFailures failures = new RunFailures();
  private final PendingReports reports = new PendingReports();
  private volatile boolean closed;

  /** From now on nobody will throw what one that was left behind throws. */
  private volatile boolean closeIsOver;

  private ParallelScheduler(SchedulerConfig config) {
    this.config = config;
    this.simulated = config.clock() == Clock.VIRTUAL ? new SimulatedTime(holds) : null;
    this.opened = System.nanoTime();
  }

  /** Opens one that is the current one of the running thread. */
  static ParallelScheduler open(SchedulerConfig config) {
    var scheduler = detached(config);
    Parkable.open(scheduler);
    return scheduler;
  }

  /**
   * Opens a scheduler that is nobody's {@linkplain Scheduler#current() current} one: for what keeps
   * one for itself. It runs on the real clock.
   *
   * @return a new scheduler
   */
  public static ParallelScheduler detached() {
    return detached(SchedulerConfig.PARALLEL);
  }

  private static ParallelScheduler detached(SchedulerConfig config) {
    var scheduler = new ParallelScheduler(config);
    Standstill.opened(scheduler);
    return scheduler;
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
    if (!awaiting.isEmpty() && haveAllEnded()) {
      awaiting.forEach(TaskletsEnd::come);
    }
  }

  /**
   * Returns whether all have ended. Those that have ended are counted first: if they are as many as
   * were ever spawned, then there were no others at that instant.
   */
  boolean haveAllEnded() {
    var before = removed.get();
    return before == spawned.get();
  }

  private void report(String name, Throwable error) {
    if (closed && Tasklet.isCausedByInterrupt(error)) {
      return; // cancelled, though it says so in other words
    }
    var unhandled = config.handle(name, error);
    if (unhandled != null && failures.add(unhandled) && (!closed || closeIsOver)) {
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
   * Waits until all tasklets have ended. If plain threads still talk to them, {@link #hold()} it: a
   * standstill that only a plain thread could end is reported as a deadlock, too. As long as
   * tasklets of another parallel scheduler can run, it is none.
   *
   * @throws DeadlockException if all that are left are blocked without a time limit; if others have
   *     failed before that, the first error is thrown, and this is suppressed in it
   * @throws IllegalStateException if called by a tasklet of this scheduler
   */
  @Override
  public void run() {
    requireOutsider("run()");
    failures.runBegins();
    var failure = failures.takeForRun(awaitEndOrDeadlock());
    if (failure != null) {
      throw Sneaky.rethrow(failure);
    }
  }

  private @Nullable DeadlockException awaitEndOrDeadlock() {
    var caller = Parkable.currentTasklet();
    var found = 0;
    try (var end = new TaskletsEnd(this).shown()) {
      for (var look = FIRST_LOOK_NANOS;
          !end.await(look);
          look = Math.min(2 * look, LONGEST_LOOK_NANOS)) {
        var ranAnother = runsAnother(); // who does so at the standstill may be done right after it
        if (Standstill.isDeadlock(this)
            && (!(ranAnother || runsAnother()) || ++found == LOOKS_FOR_OTHERS)) {
          return new DeadlockException(report());
        }
        if (caller instanceof ParallelTasklet tasklet && Standstill.isOf(this)) {
          tasklet.scheduler().letTimePassDespite(tasklet);
        }
      }
      return null;
    }
  }

  /** Whether one of the tasklets is in the run() of another scheduler. */
  private boolean runsAnother() {
    return live.members().stream().anyMatch(tasklet -> tasklet.waiting instanceof TaskletsEnd);
  }

  /** A tasklet of this one waits for another scheduler, in which nobody can run. */
  private void letTimePassDespite(ParallelTasklet waiting) {
    if (simulated != null) {
      simulated.advanceDespite(waiting);
    }
  }

  void awaitedBy(TaskletsEnd end) {
    awaiting.add(end);
  }

  void awaitedNoMoreBy(TaskletsEnd end) {
    awaiting.remove(end);
  }

  /**
   * Returns who waits for what, if there was an instant at which no tasklet could run. Then only
   * somebody else can help them: a plain thread, or a tasklet of another scheduler.
   *
   * @return null if something can run, a time limit is set, or all have ended
   */
  public @Nullable DeadlockReport standstill() {
    return Standstill.isOf(this) ? report() : null;
  }

  private DeadlockReport report() {
    return reports.of(blocked());
  }

  List<ParallelTasklet> alive() {
    return live.members();
  }

  Standstill.Count count() {
    return new Standstill.Count(spawned.get(), removed.get());
  }

  @Override
  public Hold hold() {
    return holds.take();
  }

  boolean isHeld() {
    return holds.isHeld();
  }

  private void letGo() {
    if (simulated != null) {
      simulated.holdsChanged();
    }
  }

  @Override
  public void reportAlso(Pending pending) {
    reports.add(pending);
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

  boolean isClosed() {
    return closed;
  }

  /**
   * Interrupts all tasklets and waits for their end; those that block again, or take long, are
   * interrupted again. Throws what no {@code run()} has thrown, when all have ended.
   *
   * @throws IllegalStateException if called by a tasklet of this scheduler, or if tasklets do not
   *     end although interrupted again and again; the message names them
   */
  @Override
  public void close() {
    requireOutsider("close()");
    closed = true;
    Parkable.forgetClosed();
    holds.ignore();
    live.members().forEach(ParallelTasklet::interrupt);
    var immortal = awaitEndInterrupting();
    Standstill.ended(this); // also if some are left behind: they help nobody
    closeIsOver = true;
    var failure = failures.take();
    if (immortal != null) {
      if (failure != null) {
        immortal.addSuppressed(failure);
      }
      throw immortal;
    }
    if (failure != null) {
      throw Sneaky.rethrow(failure);
    }
  }

  private @Nullable IllegalStateException awaitEndInterrupting() {
    var patience = new Patience(config.closeLimit());
    try (var end = new TaskletsEnd(this)) {
      for (var look = FIRST_LOOK_NANOS;
          !end.await(look);
          look = Math.min(2 * look, LONGEST_LOOK_NANOS)) {
        if (patience.isOver()) {
          return patience.failure(live.members(), live.members());
        }
        if (patience.isTimeToInterrupt() || Standstill.isOf(this)) {
          live.members().forEach(ParallelTasklet::interrupt);
          patience.interrupted();
        }
      }
      return null;
    }
  }
}
