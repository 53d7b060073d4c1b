package dev.joins.tasklet;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * How a scheduler is made. Immutable; each method returns a changed copy.
 *
 * @param clock what time is
 * @param threads makes the thread of each tasklet; the kernel itself never does
 * @param errorHandler is told of uncaught errors of tasklets, in the dying tasklet; null for the
 *     default: {@code run()} throws them, see {@link Scheduler#run()}; the parallel scheduler logs
 *     them as well, at once
 * @param reusesThreads whether a tasklet may begin on the thread of one that has ended: see {@link
 *     #withReusedThreads()}
 * @param watchdog how long a tasklet may keep others waiting before it is reported: see {@link
 *     #withWatchdog}; null for ever
 * @param closeLimit how long a close waits for tasklets that do not end: see {@link
 *     #withCloseLimit}
 */
public record SchedulerConfig(
    Clock clock,
    ThreadFactory threads,
    @Nullable ErrorHandler errorHandler,
    boolean reusesThreads,
    @Nullable Duration watchdog,
    Duration closeLimit) {

  /** Real clock, virtual threads, errors treated as each kind of scheduler does. */
  static final SchedulerConfig PARALLEL =
      new SchedulerConfig(
          Clock.REAL, Thread.ofVirtual().factory(), null, false, null, Duration.ofSeconds(5));

  /** The same on the virtual clock. */
  static final SchedulerConfig COOPERATIVE = PARALLEL.withClock(Clock.VIRTUAL);

  /** Is told of errors that nobody caught. */
  @FunctionalInterface
  public interface ErrorHandler {
    /**
     * Handles an uncaught error; called once for each.
     *
     * @param tasklet the name of the tasklet or reaction that failed
     * @param error what it threw
     */
    void uncaught(String tasklet, Throwable error);
  }

  /** Checks that nothing is missing. */
  public SchedulerConfig {
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(threads, "threads");
    Objects.requireNonNull(closeLimit, "closeLimit");
  }

  boolean hasDefaultThreads() {
    return threads == PARALLEL.threads;
  }

  /** Makes the thread of a tasklet, and names it. */
  Thread newThread(String name, Runnable body) {
    var thread = threads.newThread(body);
    if (thread == null) {
      throw new IllegalStateException(
          "the thread factory made no thread for tasklet '" + name + "'");
    }
    thread.setName(name);
    return thread;
  }

  /** Gives an uncaught error to the handler; returns what is left to be thrown. */
  @Nullable Throwable handle(String tasklet, Throwable error) {
    if (errorHandler == null) {
      return error;
    }
    try {
      errorHandler.uncaught(tasklet, error);
      return null;
    } catch (Throwable ofTheHandler) {
      if (ofTheHandler != error) {
        error.addSuppressed(ofTheHandler);
      }
      return error;
    }
  }

  /**
   * Returns this configuration with another clock.
   *
   * @param clock real or virtual
   * @return a changed copy
   */
  public SchedulerConfig withClock(Clock clock) {
    return new SchedulerConfig(clock, threads, errorHandler, reusesThreads, watchdog, closeLimit);
  }

  /**
   * Returns this configuration with other threads: platform threads, for example, for tools that
   * cannot see virtual ones.
   *
   * @param threads makes one unstarted thread for each tasklet
   * @return a changed copy
   */
  public SchedulerConfig withThreads(ThreadFactory threads) {
    return new SchedulerConfig(clock, threads, errorHandler, reusesThreads, watchdog, closeLimit);
  }

  /**
   * Returns this configuration with a handler that is told of uncaught errors.
   *
   * @param errorHandler must not throw
   * @return a changed copy
   */
  public SchedulerConfig withErrorHandler(ErrorHandler errorHandler) {
    return new SchedulerConfig(clock, threads, errorHandler, reusesThreads, watchdog, closeLimit);
  }

  /**
   * Lets a tasklet of a cooperative scheduler begin on the thread of one that has just ended, if it
   * is the next: who never blocks then costs hardly more than a call. Whoever blocks has its thread
   * to itself until its end. No effect under a parallel scheduler.
   *
   * <p>The price is the thread's identity: a {@link ThreadLocal} that one tasklet leaves set is
   * seen by the next, and who keeps a tasklet's {@code Thread} may interrupt another tasklet by it.
   * {@link Tasklet#interrupt()} never hits another, and an interrupt that one leaves behind is
   * cleared.
   *
   * @return a changed copy
   */
  public SchedulerConfig withReusedThreads() {
    return new SchedulerConfig(clock, threads, errorHandler, true, watchdog, closeLimit);
  }

  /**
   * Watches a cooperative scheduler for tasklets that keep others waiting: they block outside the
   * kernel while they have the turn, in a lock of the JDK, a socket, {@code Thread.sleep}, or
   * compute for long while others could run. Nothing else says so. The first time in each turn a
   * warning is logged, with the stack, by the logger {@code dev.joins}. Who has given the turn away
   * ({@link Tasklet#blocking}) is not meant. Costs a thread that sleeps, and nothing on a switch.
   * No effect under a parallel scheduler.
   *
   * @param limit for how long is too long; it is found out within twice that
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public SchedulerConfig withWatchdog(Duration limit) {
    if (!limit.isPositive()) {
      throw new IllegalArgumentException("withWatchdog(" + limit + "): must be positive");
    }
    return new SchedulerConfig(clock, threads, errorHandler, reusesThreads, limit, closeLimit);
  }

  /**
   * Limits how long closing a scheduler waits for its tasklets, which it has interrupted. After
   * each fifth of the limit those that are still alive are interrupted again, though they may be
   * cleaning up; when it is over, {@code close()} fails, and names them. Five seconds unless set.
   *
   * @param limit by the clock of the machine
   * @return a changed copy
   * @throws IllegalArgumentException if it is not positive
   */
  public SchedulerConfig withCloseLimit(Duration limit) {
    if (!limit.isPositive()) {
      throw new IllegalArgumentException("withCloseLimit(" + limit + "): must be positive");
    }
    return new SchedulerConfig(clock, threads, errorHandler, reusesThreads, watchdog, limit);
  }
}
