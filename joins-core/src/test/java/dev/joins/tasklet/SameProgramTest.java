package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.joins.channel.Channel;
import dev.joins.testing.LogRecords;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the text of a program means must not depend on the kind of its scheduler. */
@Bounded
@ParameterizedClass
@EnumSource(Kind.class)
class SameProgramTest {
  @Parameter private Kind kind = Kind.PARALLEL;

  private final Log log = new Log();
  private final Channel<String> channel = Channel.rendezvous("c");
  private final LogRecords logged = new LogRecords("dev.joins");

  @AfterEach
  void stopListening() {
    logged.close();
  }

  // ---- whose scheduler is current

  @Test
  void aSchedulerIsTheCurrentOneOfTheThreadThatOpenedItUntilItIsClosed() {
    assertThat(Scheduler.current()).isEmpty();
    try (var outer = kind.open()) {
      assertThat(Scheduler.current()).containsSame(outer);
      try (var inner = Scheduler.parallel()) {
        assertThat(Scheduler.current()).containsSame(inner);
      }
      assertThat(Scheduler.current()).containsSame(outer);
      try (var inner = Scheduler.cooperative()) {
        assertThat(Scheduler.current()).containsSame(inner);
      }
      assertThat(Scheduler.current()).containsSame(outer);
    }
    assertThat(Scheduler.current()).isEmpty();
  }

  @Test
  void ofATaskletItIsItsOwnUnlessItHasOpenedAnother() {
    try (var outer = kind.open()) {
      outer.spawn(
          "t",
          () -> {
            log.add(Scheduler.current().orElseThrow() == outer);
            try (var inner = Scheduler.parallel()) {
              log.add(Scheduler.current().orElseThrow() == inner);
              log.add(Tasklet.current().orElseThrow().scheduler() == outer);
            }
            log.add(Scheduler.current().orElseThrow() == outer);
          });
      outer.run();
    }
    assertThat(log.text()).isEqualTo("true true true true");
  }

  @Test
  void whereAnotherThreadClosesItTheOneBeforeIsCurrentAgain() throws Exception {
    try (var outer = kind.open()) {
      var inner = Scheduler.parallel();
      var last = Scheduler.parallel();
      Thread.ofPlatform().start(inner::close).join();
      assertThat(Scheduler.current()).containsSame(last);
      Thread.ofPlatform().start(last::close).join();
      assertThat(Scheduler.current()).containsSame(outer);
    }
  }

  @Test
  void oneThatIsDetachedIsNobodysCurrentOne() {
    try (var detached = ParallelScheduler.detached()) {
      assertThat(Scheduler.current()).isEmpty();
      detached.spawn("t", () -> log.add(Scheduler.current().orElseThrow() == detached));
      detached.run();
    }
    assertThat(log.text()).isEqualTo("true");
  }

  // ---- run() fails

  @Test
  void runFailsWithWhatATaskletThrew() {
    var error = new IOException("checked");
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "fails",
          () -> {
            throw error;
          });
      assertThat(catchThrowable(scheduler::run)).isSameAs(error);
      scheduler.run();
    }
  }

  @Test
  void allErrorsAreThrownByOneCallOrAnother() {
    var errors = List.of(new IOException("1"), new IOException("2"), new IOException("3"));
    var thrown = new CopyOnWriteArrayList<Throwable>();
    try (var scheduler = kind.open()) {
      errors.forEach(error ->
          scheduler.spawn(
              "fails",
              () -> {
                throw error;
              }));
      for (var error = catchThrowable(scheduler::run);
          error != null;
          error = catchThrowable(scheduler::run)) {
        thrown.add(error);
        thrown.addAll(List.of(error.getSuppressed()));
      }
    }
    assertThat(thrown).containsExactlyInAnyOrderElementsOf(errors);
  }

  @Test
  void theSameErrorOfTwoIsThrownOnce() {
    var error = new IOException("checked");
    var scheduler = Scheduler.parallel();
    for (var i = 0; i < 2; i++) {
      scheduler.spawn(
          "fails",
          () -> {
            throw error;
          });
    }
    assertThat(catchThrowable(scheduler::run)).isSameAs(error).hasNoSuppressedExceptions();
    scheduler.close();
  }

  @Test
  void anErrorComesBeforeTheDeadlockThatItHasCaused() {
    var error = new IOException("checked");
    try (var scheduler = Scheduler.parallel()) {
      scheduler.spawn("waits", channel::receive);
      scheduler.spawn(
          "fails",
          () -> {
            throw error;
          });
      assertThat(catchThrowable(scheduler::run))
          .isSameAs(error)
          .satisfies(thrown ->
              assertThat(thrown.getSuppressed())
                  .singleElement()
                  .isInstanceOf(DeadlockException.class));
    }
  }

  // ---- quiet ends

  @Test
  void whoIsCancelledAtACloseIsNoErrorWhateverItMakesOfTheInterrupt() {
    try (var scheduler = kind.open()) {
      scheduler.spawn("waits", channel::receive);
      if (!kind.isCooperative()) {
        scheduler.spawn(
            "wraps it",
            () -> {
              try {
                channel.receive();
              } catch (InterruptedException cancelled) {
                throw new IllegalStateException("cancelled", cancelled);
              }
            });
      }
      assertThatThrownBy(scheduler::run).isInstanceOf(DeadlockException.class);
    }
    assertThat(logged.all()).isEmpty();
  }

  @Test
  void whatFailsAfterADeadlockWasReportedIsNotLogged() {
    var error =
        catchThrowable(() -> {
          try (var scheduler = kind.open()) {
            for (var i = 0; i < 5; i++) {
              scheduler.spawn("waits", channel::receive);
            }
            try {
              scheduler.run();
            } finally {
              channel.close(); // as a definition does, which is closed before its scheduler
            }
          }
        });
    assertThat(error).isInstanceOf(DeadlockException.class);
    assertThat(logged.all()).isEmpty();
  }

  // ---- hold

  @Test
  void runWaitsForAPlainThreadThatWillSend() throws Exception {
    try (var scheduler = kind.open()) {
      scheduler.spawn("receiver", () -> log.add(channel.receive()));
      var hold = scheduler.hold();
      var plain =
          Thread.ofPlatform()
              .start(() -> {
                try (hold) {
                  Thread.sleep(150);
                  channel.send("from outside");
                } catch (InterruptedException unexpected) {
                  log.add(unexpected);
                }
              });
      scheduler.run();
      plain.join();
    }
    assertThat(log.text()).isEqualTo("from outside");
  }

  @Test
  void whileItIsHeldVirtualTimeStandsStill() throws Exception {
    try (var scheduler = kind.open()) {
      var hold = scheduler.hold(); // before anybody waits: a parallel scheduler runs at once
      scheduler.spawn("receiver", () -> log.add(channel.receive(Duration.ofHours(1)).orElse("?")));
      var plain =
          Thread.ofPlatform()
              .start(() -> {
                try (hold) {
                  Thread.sleep(50);
                  channel.send("from outside");
                } catch (InterruptedException unexpected) {
                  log.add(unexpected);
                }
              });
      scheduler.run();
      plain.join();
      assertThat(scheduler.elapsed()).isLessThan(Duration.ofMinutes(1));
    }
    assertThat(log.text()).isEqualTo("from outside");
  }

  @Test
  void whenItIsLetGoTimeGoesOn() {
    if (kind.name().contains("REAL") || kind == Kind.PARALLEL || kind == Kind.PARALLEL_PLATFORM) {
      return; // an hour is an hour
    }
    for (var round = 0; round < 100; round++) {
      try (var scheduler = kind.open()) {
        scheduler.spawn("sleeper", () -> Tasklet.sleep(Duration.ofHours(1)));
        var hold = scheduler.hold();
        Thread.ofVirtual().start(hold::close);
        scheduler.run();
        assertThat(scheduler.elapsed()).isEqualTo(Duration.ofHours(1));
      }
    }
  }

  @Test
  void aDeadlockNamesHold() {
    try (var scheduler = kind.open()) {
      scheduler.spawn("receiver", channel::receive);
      assertThatThrownBy(scheduler::run).hasMessageContaining("hold()");
    }
  }

  // ---- a forgotten run()

  @Test
  void whoNeverBeganIsNamedAtTheEnd() {
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn("forgotten", () -> log.add("?"));
    }
    assertThat(logged.all())
        .singleElement()
        .satisfies(
            warning -> assertThat(warning.getMessage()).contains("[forgotten]").contains("run()"));
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void butNotWhereARunHasFailedBeforeItsTurn() {
    var error = new IOException("checked");
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn(
          "fails",
          () -> {
            throw error;
          });
      scheduler.spawn("after it", () -> log.add("?"));
      assertThat(catchThrowable(scheduler::run)).isSameAs(error);
    }
    assertThat(logged.all()).isEmpty();
  }
}
