package dev.joins.tasklet;

import dev.joins.internal.Text;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A small thread of control: one virtual thread under the rule of one {@link Scheduler}.
 *
 * <p>Interruption is the only cancellation, and every call that blocks is a cancellation point: it
 * throws {@link InterruptedException}, with nothing sent or taken. A tasklet whose body lets that
 * exception escape, or a {@link CancellationException} that it caused, has ended in the ordinary
 * way. Any other uncaught throwable goes to the scheduler, never to whoever the tasklet was talking
 * to.
 *
 * <table>
 *   <caption>When it ends</caption>
 *   <tr><td>it has not begun</td>
 *       <td>it never will, if its scheduler is closed; its end is announced</td></tr>
 *   <tr><td>it waits in a call of ours</td>
 *       <td>interrupted, it takes its wait back; what was committed before stays</td></tr>
 *   <tr><td>its message was just taken, or it was given one</td>
 *       <td>the call returns, and the interrupt stays in the flag</td></tr>
 *   <tr><td>somebody awaits its end</td>
 *       <td>woken; who comes later does not wait</td></tr>
 *   <tr><td>it fails</td>
 *       <td>the error goes to the handler, or to {@code run()} and {@code close()}</td></tr>
 * </table>
 *
 * <p>All methods may be called from any thread.
 */
public abstract sealed class Tasklet extends Parkable permits CooperativeTasklet, ParallelTasklet {
  /** What a tasklet does. */
  @FunctionalInterface
  public interface Body {
    /**
     * Runs, once, on the thread of the tasklet.
     *
     * @throws Exception any failure: it goes to the scheduler
     */
    void run() throws Exception;

    /**
     * Hears, in place of {@link #run}, that the tasklet has ended and never began: so that what was
     * entrusted to it can be handed back. Called once, by whoever ended it; must not wait. What it
     * throws is logged.
     */
    default void neverBegan() {}
  }

  /**
   * Something that is called, and returns.
   *
   * @param <R> what it returns
   * @param <X> what it throws
   */
  @FunctionalInterface
  public interface Call<R extends @Nullable Object, X extends Exception> {
    /**
     * Does it.
     *
     * @return the outcome
     * @throws X any failure
     */
    R call() throws X;
  }

  /**
   * Something that is called, and returns nothing.
   *
   * @param <X> what it throws
   */
  @FunctionalInterface
  public interface Action<X extends Exception> {
    /**
     * Does it.
     *
     * @throws X any failure
     */
    void run() throws X;
  }

  /** What {@link #ends} is when the end has come. */
  private static final Ends<EndWait> ENDED = new Ends<>();

  /** How deep one looks for the cause of an error. */
  private static final int MOST_CAUSES = 20;

  private static final VarHandle ENDS;

  static {
    try {
      ENDS = MethodHandles.lookup().findVarHandle(Tasklet.class, "ends", Ends.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
    ENDED.come();
  }

  private final String name;

  /** Its neighbours in its scheduler's {@link Roster}. */
  @Nullable Tasklet olderAlive;

  @Nullable Tasklet youngerAlive;

  /** The innermost limit to a call that it is in; null for none. */
  volatile @Nullable Limit limit;

  /** Those who await the end; null until the first of them, whom most tasklets never have. */
  private volatile @Nullable Ends<EndWait> ends;

  Tasklet(String name) {
    this.name = Text.line(name);
  }

  /**
   * Returns the running tasklet.
   *
   * @return empty in a thread that is no tasklet
   */
  public static Optional<Tasklet> current() {
    return Optional.ofNullable(currentTasklet());
  }

  /**
   * Pauses the running tasklet, on the clock of its scheduler. In a plain thread: on the real
   * clock.
   *
   * @param duration how long; zero or less returns at once
   * @throws InterruptedException if interrupted before the time is up
   */
  public static void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before a sleep of " + duration);
    }
    new Sleep(duration).sleep();
  }

  /** Lets the others go first: the running tasklet takes its next turn after all that can run. */
  @SuppressWarnings("ThreadPriorityCheck") // to give way is what was asked for
  public static void schedule() {
    var tasklet = currentTasklet();
    if (tasklet == null) {
      Thread.yield();
    } else {
      tasklet.giveWay();
    }
  }

  /**
   * Calls something that may block outside the kernel - a socket, a file, a lock or a queue of the
   * JDK - and lets others run meanwhile: under a cooperative scheduler the running tasklet gives
   * its turn away, and takes it again after all that can run when the call is over. Under a
   * parallel scheduler, in a plain thread, inside another such call, in a condition or key of a
   * pattern, and where a {@link TurnStrategy} decides turns, this is just the call.
   *
   * <p>While the tasklet is outside its code runs beside that of the tasklet that has the turn: it
   * must not touch what they share. Virtual time stands still. Calls of ours work in it; those that
   * wait take the turn for as long as they wait. Who is interrupted or killed meanwhile is
   * interrupted in the call, by the JDK's means; who was killed throws when the call is over.
   *
   * @param call what to call, on the same thread
   * @param <R> what it returns
   * @param <X> what it throws
   * @return what it returns
   * @throws X as it does
   * @throws IllegalStateException if the tasklet must not block, or switching is trapped
   */
  public static <R extends @Nullable Object, X extends Exception> R blocking(Call<R, X> call)
      throws X {
    Objects.requireNonNull(call, "a call must not be null");
    var tasklet = currentTasklet();
    return tasklet == null ? call.call() : tasklet.callOutside(call);
  }

  /**
   * Does something that may block outside the kernel, and lets others run meanwhile, as {@link
   * #blocking} does. Not of the same name, as a method reference may fit both.
   *
   * @param action what to do, on the same thread
   * @param <X> what it throws
   * @throws X as it does
   * @throws IllegalStateException if the tasklet must not block, or switching is trapped
   */
  public static <X extends Exception> void blockingRun(Action<X> action) throws X {
    Objects.requireNonNull(action, "an action must not be null");
    Tasklet.<@Nullable Void, X>blocking(() -> {
      action.run();
      return null;
    });
  }

  /**
   * Calls, and interrupts the call when the time is up, on the clock of the scheduler of the
   * running tasklet; in a plain thread: on the real clock. A call of ours that is interrupted loses
   * nothing.
   *
   * <p>What the call returns counts, also if it comes late, as of one that ignores its interrupt.
   * An error that is not caused by the interrupt is thrown as it is. Limits may be nested: each
   * ends its own call. {@link #interrupt()} is no time limit: the call then throws, and if the time
   * is up as well, the interrupt is in the flag when this returns. (An interrupt by {@link
   * Thread#interrupt} may be taken for that of the limit then.)
   *
   * @param time zero or less: the call is interrupted from its beginning, and so only does what it
   *     need not wait for; 292 years and more: for ever
   * @param call what to call, on the same thread
   * @param <R> what it returns
   * @param <X> what it throws
   * @return what it returns; empty if the time was up, and the interrupt has ended it
   * @throws X as it does
   */
  public static <R, X extends Exception> Optional<R> timeout(Duration time, Call<R, X> call)
      throws X {
    return new Limit(time).call(call);
  }

  /**
   * Does something, and interrupts it when the time is up, as {@link #timeout} does.
   *
   * @param time as there
   * @param action what to do, on the same thread
   * @param <X> what it throws
   * @return whether it came to its end; false if the interrupt has ended it
   * @throws X as it does
   */
  public static <X extends Exception> boolean timeoutRun(Duration time, Action<X> action) throws X {
    return Tasklet.<Boolean, X>timeout(
            time,
            () -> {
              action.run();
              return true;
            })
        .isPresent();
  }

  /**
   * Returns the name that this tasklet was given.
   *
   * @return need not be unique
   */
  public final String name() {
    return name;
  }

  /**
   * Returns the scheduler that decides when this tasklet runs.
   *
   * @return always the same
   */
  public abstract Scheduler scheduler();

  /**
   * Cancels this tasklet: the blocking call that the tasklet is in, or else its next one, throws
   * {@link InterruptedException}. No effect on a tasklet that has ended.
   */
  public final void interrupt() {
    Steps.before("interrupt", this);
    synchronized (this) { // so that no limit takes this interrupt for its own
      var innermost = limit;
      if (innermost != null) {
        innermost.interruptedFromElsewhere();
      }
      interruptNow();
    }
  }

  /** Cancels this tasklet, as {@link #interrupt()} does; not from elsewhere, but by a limit. */
  abstract void interruptNow();

  /**
   * Returns whether the body of this tasklet has not ended.
   *
   * @return true from its making to its end
   */
  public boolean isAlive() {
    return ends != ENDED;
  }

  /**
   * Waits until the body has ended, in whatever way.
   *
   * @throws InterruptedException if interrupted before that
   */
  public final void awaitEnd() throws InterruptedException {
    awaitEnd(Long.MAX_VALUE);
  }

  /**
   * Waits at most so long until the body has ended, in whatever way.
   *
   * @param timeout zero or less: only asks
   * @return whether it has ended
   * @throws InterruptedException if interrupted before that
   */
  public final boolean awaitEnd(Duration timeout) throws InterruptedException {
    return awaitEnd(Durations.toNanos(timeout));
  }

  private boolean awaitEnd(long nanos) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while waiting for the end of " + name);
    }
    Steps.touch(this);
    return new EndWait(this, nanos).awaitIt();
  }

  abstract void giveWay();

  /** Calls something outside the kernel; for the tasklet itself. */
  abstract <R extends @Nullable Object, X extends Exception> R callOutside(Call<R, X> call)
      throws X;

  /** Returns whether a tasklet that ends by this was cancelled; anything else is an error. */
  static boolean isCancellation(Throwable uncaught) {
    return uncaught instanceof InterruptedException
        || uncaught instanceof TaskletExit
        || (uncaught instanceof CancellationException
            && uncaught.getCause() instanceof InterruptedException);
  }

  /** Returns whether an interrupt is somewhere among its causes. */
  static boolean isCausedByInterrupt(Throwable error) {
    var cause = error;
    for (var depth = 0; cause != null && depth < MOST_CAUSES; depth++) { // there may be a circle
      if (cause instanceof InterruptedException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /**
   * Returns the thread that this is, for diagnosis: where reports say what it does.
   *
   * @return null if it has none now: it has not begun, or has ended
   */
  public abstract @Nullable Thread threadOrNull();

  /** Adds one who waits for the end; returns false if it has come already. */
  boolean addEnd(EndWait end) {
    var known = ends;
    if (known == null) {
      var made = new Ends<EndWait>();
      known =
          ENDS.compareAndSet(this, null, made) ? made : Objects.requireNonNull(ends, "set once");
    }
    return known.add(end);
  }

  /** Removes one who waits; returns false if it is not there, or the end has come. */
  boolean removeEnd(EndWait end) {
    var known = ends;
    return known != null && known.remove(end);
  }

  /** Marks the end and wakes those who wait for it. */
  @SuppressWarnings("unchecked") // of ends
  final void announceEnd() {
    var waiting = (@Nullable Ends<EndWait>) ENDS.getAndSet(this, ENDED);
    if (waiting != null) {
      waiting.come().forEach(EndWait::come);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
