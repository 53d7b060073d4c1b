package dev.joins.channel;

import dev.joins.tasklet.Clock;
import dev.joins.tasklet.Scheduler;

/** The schedulers under which the same program must come to the same end. */
enum Kind {
  COOPERATIVE,
  COOPERATIVE_REUSED,
  PARALLEL,
  PARALLEL_VIRTUAL;

  Scheduler open() {
    return switch (this) {
      case COOPERATIVE -> Scheduler.cooperative();
      case COOPERATIVE_REUSED ->
          Scheduler.cooperative(config -> config.withClock(Clock.VIRTUAL).withReusedThreads());
      case PARALLEL -> Scheduler.parallel();
      case PARALLEL_VIRTUAL -> Scheduler.parallel(config -> config.withClock(Clock.VIRTUAL));
    };
  }
}
