package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The small values: configuration, durations, reports. */
@SuppressWarnings("NullAway") // null is what is refused
class SchedulerConfigTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  @Test
  void eachMethodChangesOneThingInACopy() {
    var base = SchedulerConfig.PARALLEL;
    var factory = Thread.ofPlatform().factory();
    SchedulerConfig.ErrorHandler handler = (name, error) -> {};
    assertThat(base.withClock(Clock.VIRTUAL))
        .isEqualTo(new SchedulerConfig(Clock.VIRTUAL, base.threads(), null, false, null, LIMIT));
    assertThat(base.withThreads(factory))
        .isEqualTo(new SchedulerConfig(Clock.REAL, factory, null, false, null, LIMIT));
    assertThat(base.withErrorHandler(handler))
        .isEqualTo(new SchedulerConfig(Clock.REAL, base.threads(), handler, false, null, LIMIT));
    assertThat(base.withErrorHandler(handler).withClock(Clock.VIRTUAL).withThreads(factory))
        .isEqualTo(new SchedulerConfig(Clock.VIRTUAL, factory, handler, false, null, LIMIT));
    assertThat(base)
        .isEqualTo(new SchedulerConfig(Clock.REAL, base.threads(), null, false, null, LIMIT));
  }

  @Test
  void nothingMayBeMissing() {
    var threads = SchedulerConfig.PARALLEL.threads();
    assertThatNullPointerException()
        .isThrownBy(() -> new SchedulerConfig(null, threads, null, false, null, LIMIT))
        .withMessage("clock");
    assertThatNullPointerException()
        .isThrownBy(() -> new SchedulerConfig(Clock.REAL, null, null, false, null, LIMIT))
        .withMessage("threads");
  }

  @Test
  void durationsBecomeNanosecondsAsFarAsThoseGo() {
    assertThat(Durations.toNanos(Duration.ofSeconds(2))).isEqualTo(2_000_000_000L);
    assertThat(Durations.toNanos(Duration.ofNanos(-1))).isZero();
    assertThat(Durations.toNanos(Duration.ofSeconds(Long.MIN_VALUE))).isZero();
    assertThat(Durations.toNanos(Duration.ofNanos(Long.MAX_VALUE - 1)))
        .isEqualTo(Long.MAX_VALUE - 1);
    assertThat(Durations.toNanos(Duration.ofNanos(Long.MAX_VALUE).plusNanos(1)))
        .isEqualTo(Long.MAX_VALUE);
    assertThat(Durations.toNanos(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void reportsAreCopies() {
    var lacks = new java.util.ArrayList<>(java.util.List.of("a has 0 of 1"));
    var report = new WaitReport("select", lacks);
    var blocked =
        new java.util.ArrayList<>(java.util.List.of(new DeadlockReport.Blocked("t", report)));
    var standstill = new DeadlockReport(blocked);
    lacks.clear();
    blocked.clear();
    assertThat(standstill)
        .hasToString(
            "Deadlock: nothing can run, and no timer is set. Blocked: 1 tasklet."
                + "\n  t waits: select\n    a has 0 of 1"
                + "\n  A plain thread that is still to send or spawn must keep a hold() open until it"
                + " has.");
  }
}
