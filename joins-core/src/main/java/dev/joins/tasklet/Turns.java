package dev.joins.tasklet;

import dev.joins.tasklet.Runs.Run;
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
  private final CooperativeTasklet main;
  private final Wakeups wakeups;
  private final Ring ring = new Ring();
  private final Runs runs = new Runs();
  private final Switches switches = new Switches();
  private final Roster<CooperativeTasklet> live = new Roster<>();
  private final Reports reports;
  private CooperativeTasklet current;

  /** Who left the turn to the caretaker; null if that one does not have it. */
  private @Nullable CooperativeTasklet leftBy;

  private @Nullable TurnStrategy strategy;

  Turns(CooperativeTasklet main, Wakeups wakeups) {
    this.main = main;
    this.wakeups = wakeups;
    this.reports = new Reports(main, live);
    this.current = main;
    ring.addLast(main);
  }

  CooperativeTasklet current() {
    return current;
  }

  /** Returns the tasklet that has the turn, or was the last one to have it. */
  CooperativeTasklet lastHolder() {
    var left = leftBy;
    return left != null ? left : current;
  }

  Runs runs() {
    return runs;
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

  Switches switches() {
    return switches;
  }

  Reports reports() {
    return reports;
  }

  void decideBy(@Nullable TurnStrategy newStrategy) {
    strategy = newStrategy;
  }

  boolean areDecided() {
    return strategy != null;
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
    } else if (tasklet.state == TurnState.OUTSIDE && tasklet.baton().takeBack()) {
      wakeups.cameBack();
      enter(tasklet);
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

  /** Takes the running tasklet, which goes outside, out of the ring; its turn is nobody's then. */
  void leave(CooperativeTasklet tasklet) {
    tasklet.state = TurnState.OUTSIDE;
    ring.remove(tasklet);
    wakeups.wentOutside();
  }

  /** Leaves the turn of one who has left to the caretaker. */
  void vacate(CooperativeTasklet caretaker) {
    leftBy = current;
    current = caretaker;
  }

  boolean canAnyRun() {
    wakeups.collect(this::wake);
    return ring.head() != null;
  }

  /** Gives the turn to whoever can run, and may wait for one; for who has left, and caretakers. */
  void handOn(CooperativeTasklet from) {
    handTo(turn(from));
  }

  /** Lets the others go first: the running tasklet takes its next turn after all of them. */
  void giveWay(CooperativeTasklet tasklet) {
    wakeups.collect(this::wake);
    ring.turnTo(Ring.nextOf(tasklet));
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
    var from = lastHolder();
    leftBy = null;
    current = next;
    if (next != from) { // who left and is back, and nobody has had the turn meanwhile
      switches.tell(from, next);
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
        interruptIdler(from);
      }
    }
  }

  /** It may be the main tasklet's thread that has carried others, and looked after their turn. */
  private void interruptIdler(CooperativeTasklet from) {
    var idler = leftBy != null && main.baton().isOn(Thread.currentThread()) ? main : from;
    idler.baton().requestInterrupt();
    wake(idler);
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
      return goOnAfter(refused, current);
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
    victim.injectError(new DeadlockException(reports.deadlock()));
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
    var next = error == null ? turn(tasklet) : goOnAfter(error, tasklet);
    var baton = tasklet.baton();
    if (next.baton().hasThread() || !baton.isOn(Thread.currentThread())) {
      handTo(next);
      return null;
    }
    baton.leaveThread();
    switchTo(next);
    next.baton().setThread(Thread.currentThread());
    next.turnKeeper = tasklet.turnKeeper;
    next.state = TurnState.RUNNING;
    return next;
  }

  /**
   * Returns who goes on after an uncaught error, and throws it at once: the innermost run(), or
   * else the main tasklet. One that is outside is called back; then others go on.
   */
  private CooperativeTasklet goOnAfter(Throwable error, CooperativeTasklet failed) {
    var innermost = runs.innermost();
    var target = innermost != null ? innermost : main;
    target.injectError(error);
    if (target.isOutside()) {
      target.interrupt();
      return turn(failed);
    }
    return takeIn(target);
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
