package dev.joins.tasklet;

/**
 * What the running tasklet does about turns: it lets others go first; it puts another one into the
 * ring or takes it out, runs it at once, or makes it throw. Stackless' methods of a tasklet.
 *
 * <p>Everything is checked before anything is changed: an act that is refused has done nothing. Who
 * waits for something is not moved, since only what it waits for may wake it; to raise an error
 * there ends the wait first.
 */
final class Steering {
  private final CooperativeScheduler scheduler;
  private final Turns turns;

  Steering(CooperativeScheduler scheduler, Turns turns) {
    this.scheduler = scheduler;
    this.turns = turns;
  }

  /** Lets all others that can run go first. */
  void giveWay() {
    var caller = scheduler.requireTurn("schedule()");
    caller.throwPendingError();
    turns.giveWay(caller);
    caller.throwPendingError();
  }

  /** Lets a blocked one that is woken go first. */
  void wakeFirst(CooperativeTasklet tasklet) {
    var caller = turns.current();
    turns.wakeFirst(tasklet);
    caller.throwRaisedError();
  }

  void insert(CooperativeTasklet tasklet) {
    scheduler.requireHolder("insert()");
    requireMovable(tasklet, "inserted");
    if (!tasklet.isInRing()) {
      turns.enter(tasklet);
    }
  }

  void remove(CooperativeTasklet tasklet) {
    scheduler.requireHolder("remove()");
    requireMovable(tasklet, "removed");
    if (tasklet == turns.current()) {
      throw new IllegalStateException(
          "the running tasklet cannot be removed; scheduleRemove() pauses it");
    }
    if (tasklet.isInRing()) {
      turns.pause(tasklet);
    }
  }

  void runNow(CooperativeTasklet tasklet, boolean pauseCaller) {
    var caller = scheduler.requireTurn(pauseCaller ? "switchTo()" : "run()");
    requireMovable(tasklet, pauseCaller ? "switched to" : "run");
    if (tasklet != caller) {
      turns.runNow(tasklet, pauseCaller);
      caller.throwPendingError();
    }
  }

  private static void requireMovable(CooperativeTasklet tasklet, String verb) {
    Steps.touch(tasklet);
    if (!tasklet.isAlive() || tasklet.isBlocked()) {
      throw new IllegalStateException(
          "tasklet '"
              + tasklet.name()
              + "' cannot be "
              + verb
              + ": it is "
              + (tasklet.isBlocked() ? "blocked" : "dead"));
    }
  }

  void raise(CooperativeTasklet target, Throwable error, boolean later) {
    scheduler.requireHolder("raise()");
    Steps.touch(target);
    if (!target.isAlive()) {
      if (error instanceof TaskletExit) {
        return;
      }
      throw new IllegalStateException("tasklet '" + target.name() + "' is dead: nothing is raised");
    }
    if (target == turns.current()) {
      throw Sneaky.rethrow(error);
    }
    var refusal = later ? null : scheduler.switchRefusal("raise()");
    if (refusal != null) {
      throw refusal; // also for one that has not begun: the caller need not know which it is
    }
    if (!target.hasStarted() && !later) {
      turns.dieUnborn(target);
      if (!(error instanceof TaskletExit)) {
        throw Sneaky.rethrow(error);
      }
      return;
    }
    target.injectRaised(error);
    if (target.isOutside()) {
      target.interrupt();
      return; // it cannot be run before it comes back
    }
    var waiting = target.waiting;
    if (target.isBlocked() && waiting != null) {
      waiting.expel();
      turns.wake(target);
    } else if (!target.isInRing()) {
      turns.enter(target);
    }
    if (!later) {
      runNow(target, false);
    }
  }
}
