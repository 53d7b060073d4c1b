package dev.joins.tasklet;

import dev.joins.tasklet.Timers.Timer;
import org.jspecify.annotations.Nullable;

/**
 * A tasklet that runs only while it holds the baton of its scheduler: Stackless' tasklet.
 *
 * <p>Invariant: of all tasklets of one scheduler exactly one has its baton. What is not volatile
 * here belongs to that one, whichever tasklet it describes; so all methods, but those of {@link
 * Tasklet}, are for the running tasklet of the same scheduler. They throw {@link
 * IllegalStateException} when called by anybody else.
 */
public final class CooperativeTasklet extends Tasklet {
  TurnState state = TurnState.NEW;
  @Nullable CooperativeTasklet next;
  @Nullable CooperativeTasklet previous;
  @Nullable Timer<CooperativeTasklet> timer;

  private final CooperativeScheduler scheduler;
  private @Nullable Object result;
  private boolean blockTrap;
  boolean atomic;

  /** Whether it is outside, and knows that; for its own thread. */
  boolean away;

  /** The main tasklet of another scheduler that this has opened; for its own thread. */
  @Nullable CooperativeTasklet inner;

  private boolean setUp;
  private final Baton baton;
  private final Life life;

  /** A tasklet without body. */
  CooperativeTasklet(CooperativeScheduler scheduler, String name) {
    super(name);
    this.scheduler = scheduler;
    this.baton = new Baton(this, scheduler.carrier(), false);
    this.life = new Life(this, baton);
  }

  /** The main tasklet: the thread that opens a scheduler, which holds the baton first. */
  CooperativeTasklet(CooperativeScheduler scheduler, Thread opener) {
    super("main");
    this.scheduler = scheduler;
    this.baton = new Baton(this, scheduler.carrier(), true);
    this.life = new Life(this, baton);
    this.baton.setThread(opener);
    this.setUp = true;
    this.state = TurnState.RUNNING;
  }

  @Override
  public CooperativeScheduler scheduler() {
    return scheduler;
  }

  // What it is to do.

  /**
   * Gives this tasklet a body, or takes it away. Nothing runs before {@link #setup()}.
   *
   * @param newBody null to unbind, which ends the life of a tasklet that is paused
   * @return this
   * @throws IllegalStateException if it is in the ring, blocked, or has begun to run: a thread
   *     cannot start anew
   */
  public CooperativeTasklet bind(@Nullable Body newBody) {
    scheduler.requireHolder("bind()");
    if (isScheduled() || hasStarted()) {
      throw new IllegalStateException(
          "tasklet '"
              + name()
              + "' cannot be bound: it is "
              + (hasStarted() ? "started" : "scheduled"));
    }
    if (state == TurnState.PAUSED) {
      scheduler.turns().live().remove(this);
      state = TurnState.NEW;
      setUp = false;
    }
    life.setBody(newBody);
    return this;
  }

  /**
   * Makes this tasklet runnable: its turn comes after all that are.
   *
   * @return this
   * @throws IllegalStateException if it has no body, was set up before, or the scheduler is closed
   */
  public CooperativeTasklet setup() {
    if (!life.hasBody() || state != TurnState.NEW) {
      throw new IllegalStateException(
          "tasklet '"
              + name()
              + "' cannot be set up: it "
              + (!life.hasBody() ? "has no body; bind one first" : "was set up before"));
    }
    if (!scheduler.config().reusesThreads()) {
      life.takeThread();
    }
    setUp = true;
    if (!scheduler.setUp(this)) {
      setUp = false;
      throw new IllegalStateException("cannot spawn '" + name() + "': the scheduler is closed");
    }
    return this;
  }

  Life life() {
    return life;
  }

  // Turns.

  /**
   * Makes this tasklet runnable if it is paused: its turn comes after all that are. No effect if it
   * is in the ring.
   *
   * @return this
   * @throws IllegalStateException if it is dead or blocked
   */
  public CooperativeTasklet insert() {
    scheduler.steering().insert(this);
    return this;
  }

  /**
   * Takes this tasklet out of the ring: it is paused until it is inserted, run or switched to.
   *
   * @return this
   * @throws IllegalStateException if it is dead, blocked, or the running tasklet itself
   */
  public CooperativeTasklet remove() {
    scheduler.steering().remove(this);
    return this;
  }

  /**
   * Gives this tasklet the turn at once; the order of the ring stays, so those between the caller
   * and this tasklet wait until the turn comes round. A paused one enters the ring right before the
   * caller.
   *
   * @throws IllegalStateException if it is dead or blocked, or switching is trapped
   */
  public void run() {
    scheduler.steering().runNow(this, false);
  }

  /**
   * Gives this tasklet the turn at once, as {@link #run()} does, and pauses the caller. Named so
   * since {@code switch} is a word of Java's.
   *
   * @throws IllegalStateException if it is dead or blocked, or switching is trapped
   */
  public void switchTo() {
    scheduler.steering().runNow(this, true);
  }

  /**
   * Kills this tasklet: the call of ours in which it is throws {@link TaskletExit}, at once, before
   * this returns. If that call has done its work already - a message was taken from the tasklet, or
   * given to it - it throws all the same, and what it was given is lost. A tasklet that has not
   * begun never will; one that is dead stays so; the running one throws here.
   */
  public void kill() {
    scheduler.steering().raise(this, new TaskletExit(name()), false);
  }

  /** Kills this tasklet when its turn comes. It waits for nothing any more, and is in the ring. */
  public void killLater() {
    scheduler.steering().raise(this, new TaskletExit(name()), true);
  }

  /**
   * Makes the call of ours in which this tasklet is throw an error, at once, before this returns.
   * Stackless' {@code throw}. A tasklet that has not begun dies, and the error is thrown here.
   *
   * @param error thrown as it is, checked or not
   * @throws IllegalStateException if it is dead
   */
  public void raise(Throwable error) {
    scheduler.steering().raise(this, error, false);
  }

  /**
   * Raises an error as {@link #raise} does, but when the turn of this tasklet comes. It waits for
   * nothing any more, and is in the ring.
   *
   * @param error thrown as it is, checked or not
   * @throws IllegalStateException if it is dead
   */
  public void raiseLater(Throwable error) {
    scheduler.steering().raise(this, error, true);
  }

  /**
   * Sets what {@link CooperativeScheduler#scheduleRemove()} returns to this tasklet when it runs
   * again. Stackless' {@code tempval}.
   *
   * @param newResult any value
   */
  public void setResult(@Nullable Object newResult) {
    result = newResult;
  }

  @Nullable Object takeResult() {
    var taken = result;
    result = null;
    return taken;
  }

  /**
   * Forbids or allows this tasklet to block: while that is forbidden, a call of ours that would
   * have to wait throws {@link IllegalStateException}, with nothing sent or taken.
   *
   * @param trap true to forbid, false to allow
   */
  public void setBlockTrap(boolean trap) {
    blockTrap = trap;
  }

  @Override
  @Nullable IllegalStateException refusalToBlock() {
    if (blockTrap) {
      return new IllegalStateException(
          "tasklet '" + name() + "' must not block: its block_trap is set");
    }
    return scheduler.switchRefusal("blocking");
  }

  // Flags.

  /**
   * Returns whether this tasklet was set up, and has not ended.
   *
   * @return false for one without a body, too
   */
  @Override
  public boolean isAlive() {
    return setUp && super.isAlive();
  }

  /**
   * Returns whether this tasklet is alive, out of the ring, and waits for nothing.
   *
   * @return true after {@link #remove()}, {@link #switchTo()} away from it, and in {@code run()}
   */
  public boolean isPaused() {
    return state == TurnState.PAUSED;
  }

  /**
   * Returns whether this tasklet is in a call that waits: of ours, or without the turn elsewhere.
   *
   * @return true between the call and its outcome
   */
  public boolean isBlocked() {
    return state == TurnState.BLOCKED || state == TurnState.OUTSIDE;
  }

  /**
   * Returns whether this tasklet is in the ring, or blocked.
   *
   * @return false for a paused one
   */
  public boolean isScheduled() {
    return next != null || isBlocked();
  }

  /**
   * Returns whether this is the running tasklet.
   *
   * @return true for one tasklet of a scheduler
   */
  public boolean isCurrent() {
    return scheduler.turns().current() == this;
  }

  /**
   * Returns whether an {@link Atomic} of this tasklet is open: no budget cuts it short then.
   *
   * @return false unless it has opened one
   */
  public boolean isAtomic() {
    return atomic;
  }

  /**
   * Returns the tasklet whose turn comes after that of this one.
   *
   * @return null if it is not in the ring
   */
  public @Nullable CooperativeTasklet following() {
    return next;
  }

  /**
   * Returns the tasklet whose turn comes before that of this one.
   *
   * @return null if it is not in the ring
   */
  public @Nullable CooperativeTasklet preceding() {
    return previous;
  }

  boolean isInRing() {
    return next != null;
  }

  boolean hasStarted() {
    return baton.hasStarted();
  }

  // The baton.

  Baton baton() {
    return baton;
  }

  @Override
  public @Nullable Thread threadOrNull() {
    return baton.threadOrNull();
  }

  /** Reports this to the scheduler: it is to be looked after by whoever has the turn. */
  void wokenEarly() {
    scheduler.reportFromOutside(this);
  }

  @Override
  void interruptNow() {
    Steps.touch(this);
    if (!setUp || state == TurnState.ENDED) {
      return;
    }
    if (!scheduler.isHolder() || isCurrent() || isOutside()) {
      baton.interrupt();
    } else {
      baton.requestInterrupt();
      scheduler.turns().wake(this);
    }
  }

  @Override
  void park(Waiter waiter, long deadline) {
    if (away) {
      scheduler.outside().blockInside(this, waiter, deadline);
    } else if (!waiter.isDone()) {
      scheduler.turns().block(this, deadline);
    }
  }

  @Override
  void unpark() {
    if (scheduler.isHolder()) {
      scheduler.turns().wake(this);
    } else {
      scheduler.reportFromOutside(this);
    }
  }

  @Override
  void unparkFirst() {
    if (scheduler.isHolder() && state == TurnState.BLOCKED && scheduler.switchRefusal("") == null) {
      scheduler.steering().wakeFirst(this);
    } else {
      unpark();
    }
  }

  @Override
  @SuppressWarnings("ThreadPriorityCheck") // to give way is what was asked for
  void giveWay() {
    if (away) {
      Thread.yield();
    } else {
      scheduler.steering().giveWay();
    }
  }

  @Override
  <R extends @Nullable Object, X extends Exception> R callOutside(Call<R, X> call) throws X {
    return scheduler.outside().call(this, call);
  }

  /** Returns whether this is in a call that is not ours, without the turn. */
  boolean isOutside() {
    return state == TurnState.OUTSIDE;
  }

  @Override
  long now() {
    return scheduler.now();
  }
}
