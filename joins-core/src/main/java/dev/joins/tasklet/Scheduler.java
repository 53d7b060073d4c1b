package dev.joins.tasklet;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Decides which tasklets run, and what time it is for them. Closing it cancels its tasklets by
 * interrupt and waits until they have ended, so none outlives the block that opened it:
 *
 * {@snippet file="SchedulerSnippets.java" region="hello"}
 */
public sealed interface Scheduler extends AutoCloseable
    permits CooperativeScheduler, ParallelScheduler {

  /**
   * Opens a scheduler that runs one tasklet at a time, round robin, deterministically, on the
   * virtual clock. The calling thread becomes its main tasklet until it is closed.
   *
   * @return a new scheduler
   */
  static CooperativeScheduler cooperative() {
    return cooperative(UnaryOperator.identity());
  }

  /**
   * Opens a scheduler that runs one tasklet at a time, round robin, deterministically. The calling
   * thread becomes its main tasklet until it is closed.
   *
   * @param config changes the default configuration (virtual clock, virtual threads)
   * @return a new scheduler
   */
  static CooperativeScheduler cooperative(UnaryOperator<SchedulerConfig> config) {
    return CooperativeScheduler.open(config.apply(SchedulerConfig.COOPERATIVE));
  }

  /**
   * Opens a scheduler that runs all tasklets at once, on all cores, on the real clock. It is the
   * {@linkplain #current() current} one of the calling thread until it is closed.
   *
   * @return a new scheduler
   */
  static ParallelScheduler parallel() {
    return parallel(UnaryOperator.identity());
  }

  /**
   * Opens a scheduler that runs all tasklets at once, on all cores. It is the {@linkplain
   * #current() current} one of the calling thread until it is closed.
   *
   * @param config changes the default configuration (real clock, virtual threads)
   * @return a new scheduler
   */
  static ParallelScheduler parallel(UnaryOperator<SchedulerConfig> config) {
    return ParallelScheduler.open(config.apply(SchedulerConfig.PARALLEL));
  }

  /**
   * Returns the scheduler in which the running thread is: the last one that the thread, or the
   * tasklet that it is, has opened and not closed; or else the one that the tasklet runs under. So
   * a scheduler is the current one of the thread that opened it until it is closed, under every
   * kind.
   *
   * @return empty in a thread that is no tasklet and has opened none
   */
  static Optional<Scheduler> current() {
    return Optional.ofNullable(Parkable.currentScheduler());
  }

  /**
   * Makes a tasklet that will run {@code body}. Any thread may call this.
   *
   * @param name shown in reports and thread dumps; need not be unique
   * @param body what it does
   * @return the tasklet
   * @throws IllegalStateException if this scheduler is closed
   */
  Tasklet spawn(String name, Tasklet.Body body);

  /**
   * Runs the tasklets until all of them have ended. What one of them threw, and no handler took, is
   * thrown here as it is: at once (cooperative), or when all have ended, with the errors of the
   * others suppressed (parallel).
   *
   * @throws DeadlockException if the remaining ones are blocked, nothing can run and no timer is
   *     set
   * @throws IllegalStateException if called by a thread that may not (see the kinds)
   */
  void run();

  /**
   * Keeps this scheduler waiting when nothing can run, because plain threads will still send or
   * spawn: without a hold {@code run()} takes a standstill that only they could end for a deadlock.
   * While it is held, the virtual clock does not jump either: what comes from outside comes before
   * any timer. Closing the scheduler waits for no hold. Any thread may call this.
   *
   * @return what ends it: to be closed, by any thread, when no more is to come from outside
   */
  Hold hold();

  /**
   * Has what somebody else knows to be pending named in the reports of deadlocks.
   *
   * @param pending kept weakly: who registers it must hold it, as long as it has something to say
   */
  void reportAlso(Pending pending);

  /**
   * Returns the tasklets that are blocked in a call of ours right now, and what they wait for;
   * sleepers are among them, and under a cooperative scheduler those that wait outside without the
   * turn.
   *
   * @return in the order of their creation
   */
  List<DeadlockReport.Blocked> blocked();

  /**
   * Returns the time since this scheduler was opened, on its clock.
   *
   * @return never negative
   */
  Duration elapsed();

  /**
   * Interrupts all tasklets and waits for their end. That they were cancelled is no error; any
   * other error that no {@code run()} has thrown is thrown here, when all have ended. Who does not
   * end is interrupted again, for as long as {@link SchedulerConfig#withCloseLimit} says. Does
   * nothing the second time.
   *
   * @throws IllegalStateException if called by a thread that may not (see the kinds), or if
   *     tasklets do not end although interrupted again and again; the message names them, and their
   *     stacks are suppressed in it
   */
  @Override
  void close();
}
