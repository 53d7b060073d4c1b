package dev.joins.santa.program;

import dev.joins.tasklet.Clock;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.SchedulerConfig;
import java.util.function.UnaryOperator;

/**
 * A run, before it runs.
 *
 * @param version what Santa is made of
 * @param deliveries after how many he stops
 * @param elves how many there are
 * @param seed of all that is left to chance
 * @param turns who runs when
 * @param clock virtual, or the machine's
 * @param daysPerSecond how fast simulated days pass on the machine's clock
 */
public record Plan(
    Version version,
    int deliveries,
    int elves,
    long seed,
    Turns turns,
    Clock clock,
    double daysPerSecond) {

  /** A month a second, so that a year can be watched. */
  public static final double DEFAULT_DAYS_PER_SECOND = 30;

  /** The kinds of scheduler. */
  public enum Turns {
    /** One tasklet at a time, always in the same order. */
    COOPERATIVE,
    /** All at once, on all cores. */
    PARALLEL;

    Scheduler open(UnaryOperator<SchedulerConfig> config) {
      return this == COOPERATIVE ? Scheduler.cooperative(config) : Scheduler.parallel(config);
    }
  }

  /** Makes a plan of five deliveries, ten elves, seed 1, cooperative, on the virtual clock. */
  public static Plan of(Version version) {
    return new Plan(
        version, 5, version.elves(), 1, Turns.COOPERATIVE, Clock.VIRTUAL, DEFAULT_DAYS_PER_SECOND);
  }

  /** Returns this plan with another number of deliveries. */
  public Plan withDeliveries(int number) {
    return new Plan(version, number, elves, seed, turns, clock, daysPerSecond);
  }

  /** Returns this plan with another number of elves. */
  public Plan withElves(int number) {
    return new Plan(version, deliveries, number, seed, turns, clock, daysPerSecond);
  }

  /** Returns this plan with another seed. */
  public Plan withSeed(long number) {
    return new Plan(version, deliveries, elves, number, turns, clock, daysPerSecond);
  }

  /** Returns this plan under a scheduler of this kind. */
  public Plan with(Turns kind) {
    return new Plan(version, deliveries, elves, seed, kind, clock, daysPerSecond);
  }

  /** Returns this plan on the machine's clock. */
  public Plan inRealTime(double days) {
    return new Plan(version, deliveries, elves, seed, turns, Clock.REAL, days);
  }

  Pace pace() {
    return clock == Clock.VIRTUAL ? Pace.AS_IT_IS : Pace.daysPerSecond(daysPerSecond);
  }
}
