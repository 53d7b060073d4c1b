package dev.joins.channel;

import dev.joins.tasklet.Clock;
import dev.joins.tasklet.Scheduler;

/** The schedulers under which the same program must come to the same end. */
enum Kind {
  COOPERATIVE,
  PARALLEL,
  PARALLEL_VIRTUAL;

  Scheduler open() {
    return switch (this) {
      case COOPERATIVE -> Scheduler.cooperative();
      case PARALLEL -> Scheduler.parallel();
      case PARALLEL_VIRTUAL -> Scheduler.parallel(config -> config.withClock(Clock.VIRTUAL));
    };
  }
}
