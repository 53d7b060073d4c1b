package dev.joins.tasklet;

import java.util.function.UnaryOperator;

/** Of what a cooperative scheduler's tasklets are made; its turns must not depend on it. */
@SuppressWarnings("ImmutableEnumChecker") // the JDK's factories are, but do not say so
enum Threads {
  /** Virtual ones, carried by the opener where it can. */
  VIRTUAL(config -> config),
  REUSED(SchedulerConfig::withReusedThreads),
  PLATFORM(config -> config.withThreads(Thread.ofPlatform().daemon().factory()));

  private final UnaryOperator<SchedulerConfig> config;

  Threads(UnaryOperator<SchedulerConfig> config) {
    this.config = config;
  }

  SchedulerConfig of(SchedulerConfig base) {
    return config.apply(base);
  }

  CooperativeScheduler open() {
    return open(UnaryOperator.identity());
  }

  CooperativeScheduler open(UnaryOperator<SchedulerConfig> config) {
    return Scheduler.cooperative(base -> config.apply(of(base.withClock(Clock.VIRTUAL))));
  }
}
