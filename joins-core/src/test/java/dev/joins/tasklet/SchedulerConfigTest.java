package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The small values: configuration, durations, reports. */
@SuppressWarnings("NullAway") // null is what is refused
class SchedulerConfigTest {
  @Test
  void eachMethodChangesOneThingInACopy() {
    var base = SchedulerConfig.DEFAULT;
    var factory = Thread.ofPlatform().factory();
    SchedulerConfig.ErrorHandler handler = (name, error) -> {};
    assertThat(base.withClock(Clock.VIRTUAL))
        .isEqualTo(new SchedulerConfig(Clock.VIRTUAL, base.threads(), null, false, null));
    assertThat(base.withThreads(factory))
        .isEqualTo(new SchedulerConfig(Clock.REAL, factory, null, false, null));
    assertThat(base.withErrorHandler(handler))
        .isEqualTo(new SchedulerConfig(Clock.REAL, base.threads(), handler, false, null));
    assertThat(base.withErrorHandler(handler).withClock(Clock.VIRTUAL).withThreads(factory))
        .isEqualTo(new SchedulerConfig(Clock.VIRTUAL, factory, handler, false, null));
    assertThat(base).isEqualTo(new SchedulerConfig(Clock.REAL, base.threads(), null, false, null));
  }

  @Test
  void nothingMayBeMissing() {
    var threads = SchedulerConfig.DEFAULT.threads();
    assertThatNullPointerException()
        .isThrownBy(() -> new SchedulerConfig(null, threads, null, false, null))
        .withMessage("clock");
    assertThatNullPointerException()
        .isThrownBy(() -> new SchedulerConfig(Clock.REAL, null, null, false, null))
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
                + "\n  t waits: select\n    a has 0 of 1");
  }
}
