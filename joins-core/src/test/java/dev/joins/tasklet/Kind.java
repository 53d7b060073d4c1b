package dev.joins.tasklet;

import java.util.function.UnaryOperator;

/** The schedulers under which the same program must come to the same end. */
enum Kind {
  COOPERATIVE(Clock.VIRTUAL, Threads.VIRTUAL),
  COOPERATIVE_REAL(Clock.REAL, Threads.VIRTUAL),
  COOPERATIVE_REUSED(Clock.VIRTUAL, Threads.REUSED),
  COOPERATIVE_PLATFORM(Clock.VIRTUAL, Threads.PLATFORM),
  PARALLEL(Clock.REAL, Threads.VIRTUAL),
  PARALLEL_VIRTUAL(Clock.VIRTUAL, Threads.VIRTUAL),
  PARALLEL_PLATFORM(Clock.REAL, Threads.PLATFORM);

  private final Clock clock;
  private final Threads threads;

  Kind(Clock clock, Threads threads) {
    this.clock = clock;
    this.threads = threads;
  }

  boolean isCooperative() {
    return compareTo(PARALLEL) < 0;
  }

  Scheduler open() {
    return open(UnaryOperator.identity());
  }

  Scheduler open(UnaryOperator<SchedulerConfig> config) {
    UnaryOperator<SchedulerConfig> all = base -> config.apply(threads.of(base.withClock(clock)));
    return isCooperative() ? Scheduler.cooperative(all) : Scheduler.parallel(all);
  }
}
