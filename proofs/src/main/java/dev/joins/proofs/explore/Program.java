package dev.joins.proofs.explore;

import dev.joins.tasklet.CooperativeScheduler;

/**
 * What is to be tried on many schedules. It is run again and again, each time on a new scheduler,
 * so it must make all its channels and tasklets itself, and must do the same whenever it meets the
 * same schedule: no randomness, no real time, no threads of its own, nothing left from the last
 * time.
 */
@FunctionalInterface
public interface Program {
  /**
   * Spawns tasklets, runs them with {@link CooperativeScheduler#run()}, and judges what came of it.
   * The calling thread is the scheduler's main tasklet; nobody interrupts it between two steps.
   *
   * @param scheduler a new one, on the virtual clock
   * @throws Exception any failure, which is then what was found
   */
  void run(CooperativeScheduler scheduler) throws Exception;
}
