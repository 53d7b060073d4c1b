package dev.joins.tasklet;

import java.util.concurrent.ThreadFactory;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Of what a cooperative scheduler's tasklets are made; its turns must not depend on it. */
@SuppressWarnings("ImmutableEnumChecker") // the JDK's factories are, but do not say so
enum Threads {
  /** Virtual ones, carried by the opener where it can. */
  VIRTUAL(null),
  PLATFORM(Thread.ofPlatform().daemon().factory());

  private final @Nullable ThreadFactory factory;

  Threads(@Nullable ThreadFactory factory) {
    this.factory = factory;
  }

  SchedulerConfig of(SchedulerConfig config) {
    return factory == null ? config : config.withThreads(factory);
  }

  CooperativeScheduler open() {
    return open(UnaryOperator.identity());
  }

  CooperativeScheduler open(UnaryOperator<SchedulerConfig> config) {
    return Scheduler.cooperative(base -> config.apply(of(base.withClock(Clock.VIRTUAL))));
  }
}
