package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.joins.channel.Channel;
import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A deadlock that is spread over parallel schedulers, one of which runs in a tasklet of another.
 */
@Bounded
class NestedStandstillTest {
  private final Log log = new Log();
  private final Channel<String> channel = Channel.rendezvous("c");

  private Scheduler open(Clock clock) {
    return Scheduler.parallel(config -> config.withClock(clock));
  }

  @ParameterizedTest
  @EnumSource(Clock.class)
  void theInnerOneReportsItAndThroughItTheOuterOne(Clock clock) {
    var error =
        catchThrowable(() -> {
          try (var outer = open(clock)) {
            outer.spawn(
                "opens",
                () -> {
                  try (var inner = open(clock)) {
                    inner.spawn("inner", channel::receive);
                    inner.run();
                  }
                });
            outer.run();
          }
        });
    assertThat(error)
        .isInstanceOf(DeadlockException.class)
        .hasMessageContaining("inner waits: receive from c");
  }

  @Test
  void othersOfTheOuterOneThatWaitAreInItsReport() {
    var error =
        catchThrowable(() -> {
          try (var outer = Scheduler.parallel()) {
            outer.spawn("waits, too", channel::receive);
            outer.spawn(
                "opens",
                () -> {
                  try (var inner = Scheduler.parallel()) {
                    inner.spawn("inner", channel::receive);
                    inner.run();
                  }
                });
            outer.run();
          }
        });
    assertThat(error)
        .isInstanceOf(DeadlockException.class)
        .hasMessageContaining("inner waits: receive from c");
    assertThat(error.getSuppressed())
        .anySatisfy(outer -> assertThat(outer).hasMessageContaining("waits, too waits"));
  }

  @Test
  void whereBothRunEachOtherBothReport() {
    var error =
        catchThrowable(() -> {
          try (var one = Scheduler.parallel();
              var other = Scheduler.parallel()) {
            var both = new CyclicBarrier(2);
            one.spawn(
                "runs other",
                () -> {
                  both.await();
                  other.run();
                });
            other.spawn(
                "runs one",
                () -> {
                  both.await();
                  one.run();
                });
            one.run();
          }
        });
    assertThat(error)
        .isInstanceOf(DeadlockException.class)
        .hasMessageContaining("the end of all tasklets of another scheduler");
  }

  @Test
  void asLongAsTheOuterOneCanHelpThereIsNone() {
    try (var outer = Scheduler.parallel()) {
      outer.spawn(
          "helps",
          () -> {
            Tasklet.sleep(Duration.ofMillis(300));
            channel.send("help");
          });
      outer.spawn(
          "opens",
          () -> {
            try (var inner = Scheduler.parallel()) {
              inner.spawn("inner", () -> log.add(channel.receive()));
              inner.run();
            }
          });
      outer.run();
    }
    assertThat(log.text()).isEqualTo("help");
  }

  @Test
  void theOuterClockGoesOnWhereTheInnerOneWaitsForIt() {
    try (var outer = open(Clock.VIRTUAL)) {
      outer.spawn(
          "helps",
          () -> {
            Tasklet.sleep(Duration.ofDays(1));
            channel.send("help");
          });
      outer.spawn(
          "opens",
          () -> {
            try (var inner = open(Clock.VIRTUAL)) {
              inner.spawn("inner", () -> log.add(channel.receive()));
              inner.run();
            }
          });
      outer.run();
      assertThat(outer.elapsed()).isEqualTo(Duration.ofDays(1));
    }
    assertThat(log.text()).isEqualTo("help");
  }

  /** Who has just ended, or is being spawned, is not seen by the check, and must be counted. */
  @Test
  void neverAFalseOne() {
    var enough = new AtomicBoolean();
    try (var outer = Scheduler.parallel()) {
      outer.spawn("waits", channel::receive);
      outer.spawn(
          "opens",
          () -> {
            try (var inner = Scheduler.parallel()) {
              while (!enough.get()) {
                inner.spawn("short", () -> {}).awaitEnd();
                inner.run();
              }
            }
            channel.send("at last");
          });
      var end = System.nanoTime() + (Boolean.getBoolean("joins.long") ? 5_000 : 300) * 1_000_000L;
      var found = 0;
      while (System.nanoTime() - end < 0) {
        found += Standstill.isDeadlock(outer) ? 1 : 0;
      }
      enough.set(true);
      outer.run();
      assertThat(found).isZero();
    }
  }
}
