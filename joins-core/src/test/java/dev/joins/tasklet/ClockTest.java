package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.channel.Join;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sleeps and timeouts on the virtual clock, and on the real one. */
@Bounded
class ClockTest {
  /** Whose clock is virtual. */
  enum Simulated {
    COOPERATIVE(Kind.COOPERATIVE),
    COOPERATIVE_REUSED(Kind.COOPERATIVE_REUSED),
    COOPERATIVE_PLATFORM(Kind.COOPERATIVE_PLATFORM),
    PARALLEL(Kind.PARALLEL_VIRTUAL);

    final Kind kind;

    Simulated(Kind kind) {
      this.kind = kind;
    }

    /** Runs a program from within: while its root runs, time stands still. */
    Duration run(Program program) {
      try (var scheduler = kind.open()) {
        scheduler.spawn("root", () -> program.run(scheduler));
        scheduler.run();
        return scheduler.elapsed();
      }
    }
  }

  interface Program {
    void run(Scheduler scheduler) throws Exception;
  }

  private static final Duration CENTURY = Duration.ofDays(36_525);

  private static final Duration SHORTEST = Duration.ofSeconds(Long.MIN_VALUE);
  private static final Duration NANO = Duration.ofNanos(1);
  private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);

  private final Channel<String> buffer = Channel.unbounded("buffer");
  private final Log log = new Log();
  private final Channel<String> channel = Channel.rendezvous("c");

  @ParameterizedTest
  @EnumSource
  void timeJumpsToTheNextTimer(Simulated simulated) {
    var elapsed =
        simulated.run(scheduler -> {
          assertThat(scheduler.elapsed()).isZero();
          Tasklet.sleep(Duration.ofDays(365));
          log.add(scheduler.elapsed());
          Tasklet.sleep(Duration.ofNanos(1));
        });
    assertThat(log.lines()).containsExactly("PT8760H");
    assertThat(elapsed).isEqualTo(Duration.ofDays(365).plusNanos(1));
  }

  @ParameterizedTest
  @EnumSource
  void sleepersWakeInTheOrderOfTheirDeadlines(Simulated simulated) {
    simulated.run(scheduler -> {
      for (var seconds : new int[] {5, 3, 9, 1, 7}) {
        scheduler.spawn("sleeper", () -> sleepAndLog(scheduler, Duration.ofSeconds(seconds)));
      }
    });
    assertThat(log.lines()).containsExactly("PT1S", "PT3S", "PT5S", "PT7S", "PT9S");
  }

  private void sleepAndLog(Scheduler scheduler, Duration duration) throws InterruptedException {
    Tasklet.sleep(duration);
    log.add(scheduler.elapsed());
  }

  @ParameterizedTest
  @EnumSource(Threads.class)
  void equalDeadlinesAreServedInTheOrderInWhichTheyWereSet(Threads threads) {
    var expected = new ArrayList<String>();
    try (var scheduler = threads.open()) {
      for (var i = 0; i < 20; i++) {
        var name = "t" + i;
        expected.add(name);
        scheduler.spawn(
            name,
            () -> {
              Tasklet.sleep(Duration.ofMinutes(1));
              log.add(name);
            });
      }
      scheduler.run();
    }
    assertThat(log.lines()).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void zeroAndLessReturnAtOnce(Simulated simulated) {
    var elapsed =
        simulated.run(scheduler -> {
          scheduler.spawn("other", () -> log.add("other"));
          Tasklet.sleep(Duration.ZERO);
          Tasklet.sleep(Duration.ofSeconds(-1));
          Tasklet.sleep(Duration.ofSeconds(Long.MIN_VALUE));
          log.add(channel.receive(Duration.ofSeconds(-1)));
          log.add(channel.receive(Duration.ZERO));
        });
    assertThat(elapsed).isZero();
    assertThat(log.lines()).contains("Optional.empty", "other").hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void aSimulationMayLastForMillennia(Simulated simulated) {
    var elapsed =
        simulated.run(scheduler -> {
          var often =
              scheduler.spawn(
                  "often",
                  () -> {
                    for (var i = 0; i < 100; i++) {
                      Tasklet.sleep(CENTURY);
                    }
                    log.add("often@" + scheduler.elapsed().dividedBy(CENTURY));
                  });
          for (var i = 1; i <= 40; i++) {
            Tasklet.sleep(CENTURY.multipliedBy(2).plusNanos(i));
            log.add(scheduler.elapsed().dividedBy(CENTURY));
          }
          often.awaitEnd();
        });
    assertThat(elapsed).isEqualTo(CENTURY.multipliedBy(100));
    assertThat(log.lines()).hasSize(41).startsWith("2", "4", "6").endsWith("80", "often@100");
  }

  @ParameterizedTest
  @EnumSource
  void aTimeoutEndsAWaitAndLeavesNothingBehind(Simulated simulated) {
    var elapsed =
        simulated.run(scheduler -> {
          log.add(channel.receive(Duration.ofSeconds(2)).isPresent());
          log.add(channel.send("message", Duration.ofSeconds(3)));
          log.add(channel.tryReceive().isPresent());
          log.add(channel.trySend("message"));
        });
    assertThat(elapsed).isEqualTo(Duration.ofSeconds(5));
    assertThat(log.text()).isEqualTo("false false false false");
  }

  @ParameterizedTest
  @EnumSource
  void aTimeoutThatWasNotNeededDoesNotMoveTime(Simulated simulated) {
    var elapsed =
        simulated.run(scheduler -> {
          var receiver =
              scheduler.spawn(
                  "receiver", () -> log.add(channel.receive(Duration.ofDays(1)).orElse("?")));
          Tasklet.sleep(Duration.ofSeconds(1));
          channel.send("message");
          receiver.awaitEnd();
        });
    assertThat(log.text()).isEqualTo("message");
    assertThat(elapsed).isEqualTo(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @EnumSource
  void timeStandsStillWhileSomebodyComputes(Simulated simulated) {
    simulated.run(scheduler -> {
      scheduler.spawn("sleeper", () -> Tasklet.sleep(Duration.ofHours(1)));
      for (var i = 0; i < 100; i++) {
        Tasklet.schedule();
      }
      Thread.sleep(20); // outside the kernel: counts as running
      log.add(scheduler.elapsed());
    });
    assertThat(log.text()).isEqualTo("PT0S");
  }

  /** An interrupted tasklet can run, so time must not jump before it has. */
  @ParameterizedTest
  @EnumSource
  void timeStandsStillUntilAnInterruptedTaskletHasRun(Simulated simulated) {
    for (var round = 0; round < 300; round++) {
      simulated.run(scheduler -> {
        var victim =
            scheduler.spawn(
                "victim",
                () -> {
                  try {
                    channel.receive();
                  } catch (InterruptedException cancelled) {
                    log.add(scheduler.elapsed());
                  }
                });
        scheduler.spawn("sleeper", () -> Tasklet.sleep(Duration.ofHours(1)));
        while (scheduler.blocked().size() < 2) {
          Tasklet.schedule();
        }
        victim.interrupt();
      });
    }
    assertThat(log.lines()).hasSize(300).containsOnly("PT0S");
  }

  @ParameterizedTest
  @EnumSource
  void timeStandsStillUntilATaskletThatWasGivenSomethingHasRun(Simulated simulated) {
    for (var round = 0; round < 300; round++) {
      simulated.run(scheduler -> {
        scheduler.spawn(
            "receiver",
            () -> {
              channel.receive();
              log.add(scheduler.elapsed());
            });
        scheduler.spawn("sleeper", () -> Tasklet.sleep(Duration.ofHours(1)));
        channel.send("message");
      });
    }
    assertThat(log.lines()).hasSize(300).containsOnly("PT0S");
  }

  @Test
  void aWaitWithoutEndIsNoneThatAClockCouldEnd() {
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn("sleeper", () -> Tasklet.sleep(Duration.ofSeconds(Long.MAX_VALUE)));
      assertThatThrownBy(scheduler::run)
          .isInstanceOf(DeadlockException.class)
          .hasMessageContaining("sleeper waits: the end of a sleep of ");
    }
  }

  // ---- the real clock

  @ParameterizedTest
  @EnumSource(names = {"COOPERATIVE_REAL", "PARALLEL", "PARALLEL_PLATFORM"})
  void realSleepsTakeTheirTimeAndWakeInOrder(Kind kind) {
    var before = System.nanoTime();
    try (var scheduler = kind.open()) {
      scheduler.spawn("long", () -> sleepAndName(60, "long"));
      scheduler.spawn("short", () -> sleepAndName(15, "short"));
      scheduler.run();
      assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(60_000_000);
      assertThat(scheduler.elapsed())
          .isGreaterThanOrEqualTo(Duration.ofMillis(60))
          .isLessThan(Duration.ofNanos(System.nanoTime() - before + 1));
    }
    assertThat(log.text()).isEqualTo("short long");
  }

  private void sleepAndName(long millis, String name) throws InterruptedException {
    Tasklet.sleep(Duration.ofMillis(millis));
    log.add(name);
  }

  @ParameterizedTest
  @EnumSource(names = {"COOPERATIVE_REAL", "PARALLEL", "PARALLEL_PLATFORM"})
  void realTimeoutsDoNotComeEarly(Kind kind) {
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "t",
          () -> {
            var before = System.nanoTime();
            log.add(channel.receive(Duration.ofMillis(10)).isPresent());
            log.add(System.nanoTime() - before >= 10_000_000);
          });
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("false true");
  }

  /** The two are further apart than nanoseconds reach, as the first is overdue already. */
  @ParameterizedTest
  @EnumSource(names = {"COOPERATIVE_REAL", "PARALLEL"})
  void anOverdueTimerComesBeforeOneThatIsAlmostForEverAway(Kind kind) {
    try (var scheduler = kind.open()) {
      var first = scheduler.spawn("first", () -> sleepAndName(1, "first"));
      var second =
          scheduler.spawn(
              "second",
              () -> {
                Thread.sleep(5);
                channel.receive(Duration.ofMillis(Long.MAX_VALUE / 1_000_000));
              });
      scheduler.spawn(
          "cancels",
          () -> {
            first.awaitEnd();
            second.interrupt();
          });
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("first");
  }

  @ParameterizedTest
  @EnumSource(names = {"COOPERATIVE", "COOPERATIVE_REAL", "PARALLEL", "PARALLEL_VIRTUAL"})
  void anyTimeIsALimit(Kind kind) {
    try (var scheduler = kind.open(config -> config.withCloseLimit(LONGEST))) {
      for (var limit : new Duration[] {SHORTEST, Duration.ofNanos(-1), Duration.ZERO, NANO}) {
        scheduler.spawn(
            "short",
            () -> {
              Tasklet.sleep(limit);
              log.add(channel.receive(limit).isPresent());
              log.add(channel.send("?", limit));
            });
      }
      scheduler.spawn(
          "selects",
          () -> {
            var never = Join.of().named("never");
            buffer.send("m");
            Clause.select(Clause.takeAfter(LONGEST, never, any -> "?"), Clause.receive(buffer));
          });
      scheduler.spawn("long", () -> channel.receive(LONGEST)).interrupt();
      scheduler.spawn("longer", () -> Tasklet.sleep(LONGEST)).interrupt();
      scheduler.run();
    }
  }

  @Test
  void aDueTimerFiresAlthoughOthersCanRun() {
    try (var scheduler = Scheduler.cooperative(config -> config.withClock(Clock.REAL))) {
      var sleeper = scheduler.spawn("sleeper", () -> Tasklet.sleep(Duration.ofMillis(2)));
      scheduler.spawn(
          "busy",
          () -> {
            while (sleeper.isAlive()) {
              Tasklet.schedule();
            }
            log.add("busy");
          });
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("busy");
  }

  @Test
  void aConfigurationThatSaysNothingOfTheClockKeepsThatOfTheKind() {
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn("t", () -> Tasklet.sleep(Duration.ofDays(1)));
      scheduler.run();
      assertThat(scheduler.elapsed()).isEqualTo(Duration.ofDays(1));
    }
    try (var scheduler = Scheduler.parallel()) {
      assertThat(scheduler.elapsed()).isPositive();
    }
    Scheduler.cooperative(
            config -> {
              assertThat(config.clock()).isEqualTo(Clock.VIRTUAL);
              assertThat(config.errorHandler()).isNull();
              return config;
            })
        .close();
    try (var scheduler = Scheduler.cooperative(config -> config.withWatchdog(CENTURY))) {
      scheduler.spawn("t", () -> Tasklet.sleep(Duration.ofDays(1)));
      scheduler.run();
      assertThat(scheduler.elapsed()).isEqualTo(Duration.ofDays(1));
    }
    Scheduler.parallel(
            config -> {
              assertThat(config.clock()).isEqualTo(Clock.REAL);
              return config;
            })
        .close();
  }
}
