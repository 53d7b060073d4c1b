package dev.joins.tasklet;

import dev.joins.tasklet.DeadlockReport.Blocked;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One baton, passed round robin: exactly one tasklet runs, until it blocks, calls {@link
 * Tasklet#schedule()}, wakes a receiver at a rendezvous, or ends. So the same program takes the
 * same turns on every machine. Of those that block outside the kernel, {@link Tasklet#blocking}.
 *
 * <p>Only the running tasklet of a scheduler may call its methods, but for {@code spawn}, {@code
 * hold}, {@code elapsed} and what says otherwise: others get an {@link IllegalStateException}. How
 * the turns are taken, and what happens when nothing can run, is told in {@code Turns}.
 *
 * <table>
 *   <caption>When it is closed: what becomes of a tasklet that</caption>
 *   <tr><td>never began</td><td>never will; its body hears of it, a warning names it</td></tr>
 *   <tr><td>is blocked or paused</td><td>interrupted, and again if it blocks again</td></tr>
 *   <tr><td>goes round, or waits long</td><td>interrupted again, up to the limit</td></tr>
 *   <tr><td>is outside, with the turn or without</td><td>the same; at last left behind</td></tr>
 *   <tr><td>is just spawned from outside</td><td>taken in and ended, or refused</td></tr>
 *   <tr><td>a hold</td><td>ignored</td></tr>
 * </table>
 *
 * <p>Semantics: Stackless Python's scheduler, whose {@code run} is {@link #runUntilIdle()} here;
 * the thread that opens this is its main tasklet.
 */
public final class CooperativeScheduler implements Scheduler {
  /** Is told of each switch. */
  @FunctionalInterface
  public interface SwitchListener {
    /**
     * Hears that the turn goes from one tasklet to another. Called by the thread that has the
     * baton; must not block. What it throws is logged, and changes nothing.
     *
     * @param from who had the turn
     * @param to who gets it
     */
    void switched(CooperativeTasklet from, CooperativeTasklet to);
  }

  private final SchedulerConfig config;
  private final Wakeups wakeups;
  private final @Nullable Carrier carrier;
  private final CooperativeTasklet main;
  private final Turns turns;
  private final Steering steering;
  private final Outside outside;
  private final @Nullable Parkable openerBefore;
  private final @Nullable Watchdog watchdog;
  private int switchTraps;
  private boolean runFailed;
  private boolean abandoned;
  private volatile boolean closing;

  private CooperativeScheduler(SchedulerConfig config) {
    this.config = config;
    this.carrier = config.hasDefaultThreads() ? Carrier.open() : null;
    this.wakeups = new Wakeups(config.clock(), carrier);
    this.main = new CooperativeTasklet(this, Thread.currentThread());
    this.turns = new Turns(main, wakeups);
    this.steering = new Steering(this, turns);
    this.outside = new Outside(this, turns, carrier);
    this.openerBefore = Parkable.become(main);
    Outside.nest(openerBefore, main);
    var limit = config.watchdog();
    this.watchdog = limit == null ? null : Watchdog.start(turns, wakeups, limit);
  }

  static CooperativeScheduler open(SchedulerConfig config) {
    return new CooperativeScheduler(config);
  }

  @Override
  public CooperativeTasklet spawn(String name, Tasklet.Body body) {
    var tasklet = new CooperativeTasklet(this, name);
    tasklet.life().setBody(body);
    return tasklet.setup();
  }

  /**
   * Makes a tasklet that does nothing until it is {@linkplain CooperativeTasklet#setup() set up}.
   *
   * @param name shown in reports; need not be unique
   * @return a new tasklet
   */
  public CooperativeTasklet tasklet(String name) {
    return new CooperativeTasklet(this, name);
  }

  /** Makes a tasklet runnable; returns false if this scheduler is closed. */
  boolean setUp(CooperativeTasklet tasklet) {
    if (closing) {
      return false;
    }
    if (isHolder()) {
      turns.admit(tasklet);
      return true;
    }
    reportFromOutside(tasklet);
    return !(closing && wakeups.unreport(tasklet)); // close() may have looked for the last time
  }

  /**
   * Returns the tasklet that has the turn, or had it last.
   *
   * @return the running one; a thread without the turn may see one that was
   */
  public CooperativeTasklet current() {
    return turns.lastHolder();
  }

  /**
   * Returns the tasklet of the thread that opened this scheduler.
   *
   * @return always the same
   */
  public CooperativeTasklet main() {
    return main;
  }

  /**
   * Returns how many tasklets are in the ring, the running one included.
   *
   * @return 1 if nobody else can run
   */
  public int runCount() {
    requireHolder("runCount()");
    return turns.runCount();
  }

  /**
   * Runs the other tasklets until all have ended. To be called by the tasklet that holds the baton:
   * the main one, or any other (nested: the inner call returns first).
   *
   * @throws DeadlockException if blocked ones are left, nothing can run and no timer is set
   * @throws IllegalStateException if called by a thread that is no tasklet of this scheduler, or
   *     switching is trapped
   */
  @Override
  public void run() {
    runUntilIdle();
    if (!blocked().isEmpty()) {
      throw new DeadlockException(turns.reports().deadlock());
    }
  }

  @Override
  public void reportAlso(Pending pending) {
    turns.reports().pending().add(pending);
  }

  /**
   * Runs the other tasklets until none can run and no timer is set; blocked ones may be left. An
   * uncaught error of a tasklet ends this call early: it is thrown here, as it is. Stackless'
   * {@code run}.
   *
   * @throws IllegalStateException as {@link #run()}
   */
  public void runUntilIdle() {
    runOthers(Runs.NO_LIMIT, Parkable.NEVER);
  }

  /**
   * Runs the other tasklets as {@link #runUntilIdle()} does, but for so many turns at most: nobody
   * can be stopped within a turn. A turn begins where another tasklet gets the baton, or its owner
   * could have given it away. The tasklet to which one more turn was due is paused, unless it is
   * {@linkplain #atomic() atomic}; {@link CooperativeTasklet#insert()} lets it go on. Runs inside
   * this one share its budget. Stackless' {@code run(timeout)}.
   *
   * @param most how many, at least 1
   * @return who was cut short; empty if the turns sufficed
   * @throws IllegalArgumentException if it is less than 1
   * @throws IllegalStateException as {@link #runUntilIdle()}
   */
  public Optional<CooperativeTasklet> runTurns(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("runTurns(" + most + "): at least 1");
    }
    return Optional.ofNullable(runOthers(most, Parkable.NEVER));
  }

  /**
   * Runs the other tasklets as {@link #runTurns} does, but for so much time on the clock of this
   * scheduler, which is looked at between turns. A sleep of a tasklet that ends later is not waited
   * for.
   *
   * @param time zero or less: no turn at all
   * @return who was cut short; empty if the time sufficed, or nobody could run when it was up
   * @throws IllegalStateException as {@link #runUntilIdle()}
   */
  public Optional<CooperativeTasklet> runFor(Duration time) {
    return Optional.ofNullable(runOthers(Runs.NO_LIMIT, main.deadlineIn(Durations.toNanos(time))));
  }

  @Nullable CooperativeTasklet runOthers(long most, long deadline) {
    var caller = requireTurn("run()");
    runFailed = true;
    caller.throwPendingError();
    var cutShort = turns.runOthers(most, deadline);
    caller.throwPendingError();
    runFailed = false;
    return cutShort;
  }

  /**
   * Keeps the running tasklet from being cut short until this is closed. May be nested.
   *
   * @return what ends it: to be closed by the same tasklet
   */
  public Atomic atomic() {
    requireHolder("atomic()");
    return new Atomic(turns.current());
  }

  /**
   * Pauses the running tasklet and gives the turn to the next.
   *
   * @return what whoever inserts it again has {@linkplain CooperativeTasklet#setResult set}; null
   *     if nothing
   * @throws IllegalStateException as {@link #run()}
   */
  public @Nullable Object scheduleRemove() {
    var caller = requireTurn("scheduleRemove()");
    turns.pauseCurrent();
    caller.throwPendingError();
    return caller.takeResult();
  }

  @Override
  public Hold hold() {
    return wakeups.holds().take();
  }

  /**
   * Forbids or allows switching: while the level is above zero every call that would switch throws
   * {@link IllegalStateException}, with nothing changed.
   *
   * @param change added to the level
   * @return the level before
   */
  public int switchTrap(int change) {
    requireHolder("switchTrap()");
    var before = switchTraps;
    switchTraps += change;
    return before;
  }

  @Nullable IllegalStateException switchRefusal(String call) {
    return switchTraps > 0
        ? new IllegalStateException(call + " would switch, and the switch_trap is set")
        : null;
  }

  /**
   * Sets who is told of each switch.
   *
   * @param listener null for nobody
   * @return who was told before
   */
  public @Nullable SwitchListener onSwitch(@Nullable SwitchListener listener) {
    requireHolder("onSwitch()");
    return turns.switches().listen(listener);
  }

  /**
   * Sets who decides whose turn it is, in place of round robin, and is told of each {@link Step} of
   * the tasklets. For tools that try many schedules of one program.
   *
   * @param strategy null for round robin
   */
  public void decideTurnsBy(@Nullable TurnStrategy strategy) {
    requireHolder("decideTurnsBy()");
    Steps.watch();
    turns.decideBy(strategy);
  }

  void before(CooperativeTasklet tasklet, Step step) {
    if (turns.areDecided() && tasklet.isCurrent() && switchTraps == 0) {
      turns.before(tasklet, step);
      tasklet.throwPendingError();
    }
  }

  @Override
  public List<Blocked> blocked() {
    requireHolder("blocked()");
    return turns.reports().blocked();
  }

  @Override
  public Duration elapsed() {
    return wakeups.elapsed();
  }

  long now() {
    return wakeups.now();
  }

  boolean isHolder() {
    return turns.current().baton().isOn(Thread.currentThread());
  }

  void requireHolder(String call) {
    if (!isHolder()) {
      throw new IllegalStateException(
          call
              + " was called by a different thread, "
              + Thread.currentThread()
              + ", which is no running tasklet of this cooperative scheduler; only the thread that"
              + " opened it, or a tasklet of it, may");
    }
  }

  /** Returns the running tasklet, which is the caller, and may switch. */
  CooperativeTasklet requireTurn(String call) {
    requireHolder(call);
    var refusal = switchRefusal(call);
    if (refusal != null) {
      throw refusal;
    }
    return turns.current();
  }

  SchedulerConfig config() {
    return config;
  }

  boolean isClosing() {
    return closing;
  }

  @Nullable Carrier carrier() {
    return carrier;
  }

  Turns turns() {
    return turns;
  }

  Outside outside() {
    return outside;
  }

  Steering steering() {
    return steering;
  }

  /** The last act of a tasklet, on its own thread; returns who is to go on with that thread. */
  @Nullable CooperativeTasklet ended(CooperativeTasklet tasklet, @Nullable Throwable error) {
    return turns.end(tasklet, error == null ? null : config.handle(tasklet.name(), error));
  }

  /** For threads without the baton. */
  void reportFromOutside(CooperativeTasklet tasklet) {
    wakeups.report(tasklet);
  }

  /**
   * Interrupts all tasklets and runs them until they have ended. Only the thread that opened this
   * scheduler may close it. Tasklets that never began never will: a warning names them, as a {@code
   * run()} is missing then.
   *
   * @throws IllegalStateException if called by another tasklet or thread, or if tasklets do not end
   *     although interrupted again and again; the message names them
   */
  @Override
  public void close() {
    if (closing && (abandoned || turns.live().isEmpty())) {
      return;
    }
    if (turns.current() != main || !isHolder()) {
      throw new IllegalStateException(
          "a cooperative scheduler is closed by the thread that opened it, not by "
              + Thread.currentThread());
    }
    closing = true;
    wakeups.holds().ignore();
    switchTraps = 0;
    var shutdown = new Shutdown(this, turns, wakeups, main.takePendingError());
    var failure = shutdown.run(config.closeLimit(), !runFailed);
    abandoned = shutdown.isAbandoned();
    outside.caretaker().stop();
    Parkable.become(openerBefore);
    Outside.nest(openerBefore, null);
    if (watchdog != null) {
      watchdog.stop();
    }
    if (!abandoned && turns.live().isEmpty()) {
      main.announceEnd();
    }
    if (failure != null) {
      throw Sneaky.rethrow(failure);
    }
  }
}
