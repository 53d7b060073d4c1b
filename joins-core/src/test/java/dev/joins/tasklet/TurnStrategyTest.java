package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.joins.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A strategy decides every turn, and knows what comes next and what was touched. */
@Timeout(60)
class TurnStrategyTest {
  private final List<String> log = new ArrayList<>();

  /** Takes the last of those that are ready, and writes down what it is told. */
  private class Last implements TurnStrategy {
    @Override
    public CooperativeTasklet next(List<CooperativeTasklet> ready) {
      return ready.getLast();
    }

    @Override
    public void before(CooperativeTasklet tasklet, Step step) {
      log.add(tasklet + " is about to " + step);
    }

    @Override
    public void touched(List<?> things) {
      log.add("touched " + things);
    }
  }

  @Test
  void itIsToldOfEachStepAndOfWhatWasTouched() {
    try (var scheduler = Scheduler.cooperative()) {
      var channel = Channel.<String>unbounded("letters");
      scheduler.decideTurnsBy(new Last());
      scheduler.spawn("writer", () -> channel.send("hello"));
      scheduler.run();
    }
    assertThat(log)
        .containsExactly("writer is about to send to letters: hello", "touched [letters]");
  }

  @Test
  void othersMayComeBeforeTheStep() throws Exception {
    try (var scheduler = Scheduler.cooperative()) {
      var channel = Channel.<String>unbounded("letters");
      scheduler.spawn("first", () -> channel.send("of the first"));
      scheduler.spawn("second", () -> channel.send("of the second"));
      scheduler.decideTurnsBy(new Last());
      scheduler.run();
      scheduler.decideTurnsBy(null);
      assertThat(channel.receive()).isEqualTo("of the second");
      assertThat(channel.receive()).isEqualTo("of the first");
    }
  }

  @Test
  void itDecidesAtAMeetingToo() {
    try (var scheduler = Scheduler.cooperative()) {
      var channel = Channel.<String>rendezvous("hand");
      scheduler.spawn(
          "receiver",
          () -> {
            channel.receive();
            log.add("received");
          });
      scheduler.runUntilIdle();
      scheduler.spawn(
          "sender",
          () -> {
            channel.send("it");
            log.add("sent");
          });
      scheduler.decideTurnsBy(new Last());
      scheduler.run();
    }
    assertThat(log).containsSubsequence("sent", "received");
  }

  @Test
  void whatItThrowsEndsTheRun() {
    try (var scheduler = Scheduler.cooperative()) {
      var refusal = new ArithmeticException("no more");
      scheduler.spawn("idle", Tasklet::schedule);
      scheduler.decideTurnsBy(
          new Last() {
            @Override
            public CooperativeTasklet next(List<CooperativeTasklet> ready) {
              throw refusal;
            }
          });
      assertThatExceptionOfType(ArithmeticException.class)
          .isThrownBy(scheduler::run)
          .isSameAs(refusal);
      scheduler.decideTurnsBy(null);
    }
  }

  @Test
  void itMustChooseSomebodyWhoCanRun() {
    try (var scheduler = Scheduler.cooperative()) {
      var nobody = scheduler.tasklet("nobody");
      scheduler.spawn("idle", Tasklet::schedule);
      scheduler.decideTurnsBy(
          new Last() {
            @Override
            public CooperativeTasklet next(List<CooperativeTasklet> ready) {
              return nobody;
            }
          });
      assertThatIllegalStateException()
          .isThrownBy(scheduler::run)
          .withMessage("the strategy chose 'nobody', who cannot run");
      scheduler.decideTurnsBy(null);
    }
  }

  @Test
  void whoeverIsRaisedBeforeAStepThrowsThereWithNothingDone() {
    try (var scheduler = Scheduler.cooperative()) {
      var channel = Channel.<String>unbounded("letters");
      var outcome = new AtomicReference<Throwable>();
      var victim =
          scheduler.spawn(
              "victim",
              () -> {
                try {
                  channel.send("never");
                } catch (RuntimeException raised) {
                  outcome.set(raised);
                }
              });
      var error = new IllegalArgumentException("raised");
      scheduler.spawn("raiser", () -> victim.raise(error));
      scheduler.decideTurnsBy(
          new Last() {
            @Override
            public CooperativeTasklet next(List<CooperativeTasklet> ready) {
              return victim.hasStarted() ? ready.getLast() : victim;
            }
          });
      scheduler.run();
      scheduler.decideTurnsBy(null);
      assertThat(outcome).hasValue(error);
      assertThat(channel.tryReceive()).isEmpty();
    }
  }

  @Test
  void anInterruptIsAStepOfWhoeverSendsIt() {
    try (var scheduler = Scheduler.cooperative()) {
      var sleeper = scheduler.spawn("sleeper", () -> Channel.rendezvous("void").receive());
      scheduler.decideTurnsBy(new Last());
      scheduler.spawn("alarm", sleeper::interrupt);
      scheduler.run();
      scheduler.decideTurnsBy(null);
    }
    assertThat(log).contains("alarm is about to interrupt sleeper", "touched [sleeper]");
  }
}
