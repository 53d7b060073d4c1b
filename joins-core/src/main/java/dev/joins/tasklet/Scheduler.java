package dev.joins.tasklet;

import java.time.Duration;
import java.util.List;
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
    return cooperative(config -> config.withClock(Clock.VIRTUAL));
  }

  /**
   * Opens a scheduler that runs one tasklet at a time, round robin, deterministically.
   *
   * @param config changes the default configuration (real clock, virtual threads)
   * @return a new scheduler
   */
  static CooperativeScheduler cooperative(UnaryOperator<SchedulerConfig> config) {
    return CooperativeScheduler.open(config.apply(SchedulerConfig.DEFAULT));
  }

  /**
   * Opens a scheduler that runs all tasklets at once, on all cores, on the real clock.
   *
   * @return a new scheduler
   */
  static ParallelScheduler parallel() {
    return parallel(UnaryOperator.identity());
  }

  /**
   * Opens a scheduler that runs all tasklets at once, on all cores.
   *
   * @param config changes the default configuration (real clock, virtual threads)
   * @return a new scheduler
   */
  static ParallelScheduler parallel(UnaryOperator<SchedulerConfig> config) {
    return new ParallelScheduler(config.apply(SchedulerConfig.DEFAULT));
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
   * Runs the tasklets until all of them have ended.
   *
   * @throws DeadlockException if the remaining ones are blocked, nothing can run and no timer is
   *     set
   * @throws IllegalStateException if called by a thread that may not (see the kinds)
   */
  void run();

  /**
   * Returns the tasklets that are blocked in a call of ours right now, and what they wait for;
   * sleepers are among them.
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
   * Interrupts all tasklets and waits for their end. Does nothing the second time.
   *
   * @throws IllegalStateException if called by a thread that may not (see the kinds)
   */
  @Override
  void close();
}
