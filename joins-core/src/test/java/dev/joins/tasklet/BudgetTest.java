package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.joins.channel.Channel;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs that end when so many turns, or so much time, are used up. */
@Bounded
@ParameterizedClass
@EnumSource(Threads.class)
class BudgetTest {
  @Parameter private Threads threads = Threads.VIRTUAL;

  private final Log log = new Log();
  private final Channel<String> channel = Channel.rendezvous("c");

  /** Until the scheduler is closed. */
  private void spin() {
    while (!Thread.currentThread().isInterrupted()) {
      log.add("turn");
      Tasklet.schedule();
    }
  }

  @Test
  void exactlySoManyTurnsAreTaken() {
    try (var scheduler = threads.open()) {
      var spinning = scheduler.spawn("spinning", this::spin);
      assertThat(scheduler.runTurns(3)).containsSame(spinning);
      assertThat(log.text()).isEqualTo("turn turn turn");
    }
  }

  @Test
  void atLeastOne() {
    try (var scheduler = threads.open()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> scheduler.runTurns(0))
          .withMessage("runTurns(0): at least 1");
    }
  }

  @Test
  void simulatedTimeStopsAtTheEndOfTheBudget() {
    try (var scheduler = threads.open()) {
      scheduler.spawn(
          "clock",
          () -> {
            while (true) {
              Tasklet.sleep(Duration.ofHours(1));
              log.add(scheduler.elapsed());
            }
          });
      assertThat(scheduler.runFor(Duration.ofMinutes(150))).isEmpty();
      assertThat(log.text()).isEqualTo("PT1H PT2H");
      assertThat(scheduler.elapsed()).isEqualTo(Duration.ofMinutes(150));
      assertThat(scheduler.runFor(Duration.ofMinutes(30))).isPresent(); // its time has come, too
      assertThat(scheduler.elapsed()).isEqualTo(Duration.ofHours(3));
    }
  }

  @Test
  void soDoesRealTime() {
    try (var scheduler = threads.open(config -> config.withClock(Clock.REAL))) {
      var spinning = scheduler.spawn("spinning", this::spin);
      var sleeping = scheduler.spawn("sleeping", () -> Tasklet.sleep(Duration.ofDays(1)));
      assertThat(scheduler.runFor(Duration.ofMillis(20))).containsSame(spinning);
      assertThat(scheduler.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
      assertThat(scheduler.runFor(Duration.ofMillis(20))).isEmpty();
      assertThat(scheduler.elapsed()).isBetween(Duration.ofMillis(40), Duration.ofHours(1));
      assertThat(sleeping.isBlocked()).isTrue();
    }
  }

  @Test
  void whereNothingCanEverRunTheTimeIsNotWaitedFor() {
    try (var scheduler = threads.open(config -> config.withClock(Clock.REAL))) {
      var receiver = scheduler.spawn("receiver", channel::receive);
      assertThat(scheduler.runFor(Duration.ofDays(1))).isEmpty();
      assertThat(receiver.isBlocked()).isTrue();
    }
  }

  @Test
  void noTimeNoTurn() {
    try (var scheduler = threads.open()) {
      var spinning = scheduler.spawn("spinning", this::spin);
      assertThat(scheduler.runFor(Duration.ZERO)).containsSame(spinning);
      assertThat(log.text()).isEmpty();
    }
  }

  @Test
  void anInnerRunLivesOnTheBudgetOfTheOuterOne() {
    try (var scheduler = threads.open()) {
      scheduler.spawn(
          "runner",
          () -> {
            scheduler.spawn("spinning", this::spin);
            log.add("inner " + scheduler.runTurns(100).isPresent());
          });
      assertThat(scheduler.runTurns(4)).map(Tasklet::name).contains("spinning");
      assertThat(log.text()).isEqualTo("turn turn turn");
      scheduler.run(); // the inner run was over with the outer one, and nobody was cut short in it
      assertThat(log.text()).isEqualTo("turn turn turn inner false");
    }
  }
}
