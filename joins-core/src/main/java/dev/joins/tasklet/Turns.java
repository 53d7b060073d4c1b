package dev.joins.tasklet;

import dev.joins.internal.Log;
import dev.joins.tasklet.DeadlockReport.Blocked;
import dev.joins.tasklet.Runs.Run;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is: the baton of one cooperative scheduler, and the order in which it goes round.
 *
 * <p>Invariant: only the holder of the baton touches this. While a tasklet runs it is {@code
 * current} and the head of the ring; whoever gives the turn away first says who is next, by leaving
 * the ring or by moving its head, and then passes the baton ({@link #passOn}), which returns when
 * it is back.
 *
 * <p>Who finds the ring empty - the last one to block or end - looks after time ({@link Wakeups}).
 * If nothing can come, it is a standstill: the innermost {@code run()} goes on; if nobody is in
 * {@code run()}, the tasklet that wanted to block gets a {@link DeadlockException}, or else the
 * main one.
 */
final class Turns {
  private static final System.Logger LOG = System.getLogger("dev.joins");

  private final CooperativeTasklet main;
  private final Wakeups wakeups;
  private final Ring ring = new Ring();
  private final Runs runs = new Runs();
  private final PendingReports reports = new PendingReports();
  private final Roster<CooperativeTasklet> live = new Roster<>();
  private CooperativeTasklet current;
  private CooperativeScheduler.@Nullable SwitchListener listener;
  private @Nullable TurnStrategy strategy;

  Turns(CooperativeTasklet main, Wakeups wakeups) {
    this.main = main;
    this.wakeups = wakeups;
    this.current = main;
    ring.addLast(main);
  }

  CooperativeTasklet current() {
    return current;
  }

  /** Returns how many turns there have been; the watchdog may see an older figure. */
  long taken() {
    return runs.turnsTaken();
  }

  int runCount() {
    return ring.size();
  }

  /**
   * Returns all that have been set up and have not ended, but the main one; in the order of their
   * creation.
   */
  Roster<CooperativeTasklet> live() {
    return live;
  }

  CooperativeScheduler.@Nullable SwitchListener listen(
      CooperativeScheduler.@Nullable SwitchListener newListener) {
    var before = listener;
    listener = newListener;
    return before;
  }

  void decideBy(@Nullable TurnStrategy newStrategy) {
    strategy = newStrategy;
  }

  boolean areDecided() {
    return strategy != null;
  }

  List<Blocked> blocked() {
    var blocked = new ArrayList<Blocked>();
    addIfBlocked(main, blocked);
    live.members().forEach(tasklet -> addIfBlocked(tasklet, blocked));
    return blocked;
  }

  /** Whoever knows of what is pending. */
  PendingReports reports() {
    return reports;
  }

  DeadlockReport report() {
    return reports.of(blocked());
  }

  private static void addIfBlocked(CooperativeTasklet tasklet, List<Blocked> blocked) {
    var waiting = tasklet.waiting;
    if (tasklet.isBlocked() && waiting != null) {
      blocked.add(new Blocked(tasklet.name(), waiting.report()));
    }
  }

  // In and out of the ring.

  void admit(CooperativeTasklet tasklet) {
    live.add(tasklet);
    enter(tasklet);
  }

  /** Puts a tasklet at the end of the ring. */
  void enter(CooperativeTasklet tasklet) {
    tasklet.state = TurnState.READY;
    ring.addLast(tasklet);
  }

  /** Takes a tasklet out of the ring, where it waits for nothing. */
  void pause(CooperativeTasklet tasklet) {
    tasklet.state = TurnState.PAUSED;
    ring.remove(tasklet);
  }

  /** Makes a blocked tasklet ready again, after all others; takes in a new one from outside. */
  void wake(CooperativeTasklet tasklet) {
    if (tasklet.state == TurnState.BLOCKED) {
      wakeups.dropTimer(tasklet);
      enter(tasklet);
    } else if (tasklet.state == TurnState.NEW) {
      admit(tasklet);
    }
  }

  /** Ends a tasklet that was set up, and never will begin. */
  void dieUnborn(CooperativeTasklet tasklet) {
    if (tasklet.isInRing()) {
      ring.remove(tasklet);
    }
    live.remove(tasklet);
    tasklet.state = TurnState.ENDED;
    tasklet.announceEnd();
    tasklet.life().tellIfUnborn();
  }

  // Giving the turn away.

  /** Stops the running tasklet until it is woken, or until the deadline. */
  void block(CooperativeTasklet tasklet, long deadline) {
    tasklet.state = TurnState.BLOCKED;
    ring.remove(tasklet);
    if (deadline != Parkable.NEVER) {
      wakeups.setTimer(tasklet, deadline);
    }
    passOn(tasklet);
  }

  /** Lets the others go first: the running tasklet takes its next turn after all of them. */
  void giveWay(CooperativeTasklet tasklet) {
    wakeups.collect(this::wake);
    ring.turnTo(tasklet.next());
    passOn(tasklet);
  }

  /** Lets the strategy, if there is one, put others before the running tasklet's next step. */
  void before(CooperativeTasklet tasklet, Step step) {
    if (strategy != null) {
      strategy.before(tasklet, step);
      passOn(tasklet);
    }
  }

  /** Tells the strategy, if there is one. */
  void touched(List<?> things) {
    if (strategy != null) {
      strategy.touched(things);
    }
  }

  /** Runs a blocked tasklet at once; the running one takes its next turn after all others. */
  void wakeFirst(CooperativeTasklet target) {
    var from = current;
    wakeups.dropTimer(target);
    target.state = TurnState.READY;
    ring.addNext(target, from);
    ring.turnTo(target);
    passOn(from);
  }

  /** Runs a member of the ring, or a paused tasklet, at once; the order of the ring stays. */
  void runNow(CooperativeTasklet tasklet, boolean pauseCaller) {
    var from = current;
    if (!tasklet.isInRing()) {
      enter(tasklet);
    }
    if (pauseCaller) {
      pause(from);
    }
    wakeups.collect(this::wake);
    ring.turnTo(tasklet);
    passOn(from, tasklet);
  }

  /** Pauses the running tasklet until somebody puts it into the ring. */
  void pauseCurrent() {
    var from = current;
    pause(from);
    passOn(from);
  }

  /**
   * Pauses the running tasklet until nothing else can run, until there is an error to throw, or
   * until so many turns or so much time are used up. If it is run by hand before that, the runs
   * inside this one are over as well. Returns who was to have the turn that was one too many, and
   * is paused.
   */
  @Nullable CooperativeTasklet runOthers(long turns, long deadline) {
    var from = current;
    var run = runs.begin(from, turns, deadline);
    pauseCurrent();
    for (var inner : runs.end(run)) {
      if (inner.isPaused()) {
        enter(inner);
      }
    }
    return run.cutShort;
  }

  /** Gives the baton to whoever has the turn now, and waits until it comes back. */
  private void passOn(CooperativeTasklet from) {
    passOn(from, turn(from));
  }

  private void passOn(CooperativeTasklet from, CooperativeTasklet next) {
    if (next != from) {
      if (from.state == TurnState.RUNNING) {
        from.state = TurnState.READY;
      }
      handTo(next);
      from.baton().await(from.state == TurnState.BLOCKED);
    } else {
      from.state = TurnState.RUNNING;
      if (from.baton().takeInterruptRequest()) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void handTo(CooperativeTasklet next) {
    switchTo(next);
    try {
      next.life().giveBaton();
    } catch (Throwable failure) { // its thread could not be started: the machine has no more
      next.scheduler().ended(next, failure);
    }
  }

  private void switchTo(CooperativeTasklet next) {
    var from = current;
    current = next;
    next.state = TurnState.RUNNING;
    if (listener != null) {
      tell(listener, from, next);
    }
  }

  /** Whatever the listener does, the turn has gone on. */
  private static void tell(
      CooperativeScheduler.SwitchListener listener,
      CooperativeTasklet from,
      CooperativeTasklet next) {
    try {
      listener.switched(from, next);
    } catch (Throwable error) {
      Log.write(LOG, Level.ERROR, "a listener to switches failed; the turn has gone on", error);
    }
  }

  /**
   * Returns whose turn it is: the head of the ring, or whom the strategy takes. May wait for one;
   * at a standstill it finds a victim, and where a budget is used up, whoever set it.
   */
  private CooperativeTasklet turn(CooperativeTasklet from) {
    while (true) {
      wakeups.collect(this::wake);
      var head = ring.head();
      if (runs.areLimited() && (head == null || mayCutShort(head))) {
        var usedUp = runs.usedUp(wakeups.now());
        if (usedUp != null) {
          return cutShort(usedUp, head);
        }
      }
      if (head != null) {
        runs.countTurn();
        return strategy == null ? head : choose(strategy);
      }
      if (!wakeups.awaitMore(from, runs)) {
        return takeIn(standstill(from));
      }
      if (Thread.interrupted() && from.state != TurnState.ENDED) {
        from.baton().requestInterrupt();
        wake(from);
      }
    }
  }

  private static boolean mayCutShort(CooperativeTasklet tasklet) {
    return !tasklet.atomic || tasklet.scheduler().isClosing();
  }

  private CooperativeTasklet cutShort(Run run, @Nullable CooperativeTasklet next) {
    if (next != null && next != run.caller()) {
      pause(next);
      run.cutShort = next;
    }
    return takeIn(run.caller());
  }

  private CooperativeTasklet choose(TurnStrategy chooser) {
    try {
      var chosen = chooser.next(ring.members());
      if (!chosen.isInRing()) {
        throw new IllegalStateException("the strategy chose '" + chosen + "', who cannot run");
      }
      ring.turnTo(chosen);
      return chosen;
    } catch (Throwable refused) { // of any type: it ends the run
      return takeIn(blame(refused));
    }
  }

  /** Returns who goes on although nothing can run. */
  private CooperativeTasklet standstill(CooperativeTasklet from) {
    var innermost = runs.innermost();
    if (innermost != null) {
      return innermost;
    }
    if (main.isPaused()) {
      return main; // it switched away, and everybody else is done
    }
    var victim = from.isBlocked() ? from : main;
    victim.injectError(new DeadlockException(report()));
    return victim;
  }

  /**
   * Ends a tasklet, as the last act of its own thread: passes on the baton, and an error if there
   * is one. Returns who goes on with the thread: a tasklet that has none yet, where threads are
   * reused, or nobody.
   */
  @Nullable CooperativeTasklet end(CooperativeTasklet tasklet, @Nullable Throwable error) {
    live.remove(tasklet);
    ring.remove(tasklet);
    tasklet.state = TurnState.ENDED;
    tasklet.announceEnd();
    tasklet.life().tellIfUnborn();
    var next = error == null ? turn(tasklet) : takeIn(blame(error));
    var baton = tasklet.baton();
    if (next.baton().hasThread() || !baton.isOn(Thread.currentThread())) {
      handTo(next);
      return null;
    }
    baton.leaveThread();
    switchTo(next);
    next.baton().setThread(Thread.currentThread());
    return next;
  }

  /**
   * Returns who is to throw an uncaught error, at once: the innermost run(), or else the main
   * tasklet.
   */
  private CooperativeTasklet blame(Throwable error) {
    var innermost = runs.innermost();
    var target = innermost != null ? innermost : main;
    target.injectError(error);
    return target;
  }

  /** Gives the turn to a tasklet that may be anywhere: in the ring, or not. */
  private CooperativeTasklet takeIn(CooperativeTasklet tasklet) {
    if (!tasklet.isInRing()) {
      wakeups.dropTimer(tasklet);
      enter(tasklet);
    }
    ring.turnTo(tasklet);
    return tasklet;
  }
}
