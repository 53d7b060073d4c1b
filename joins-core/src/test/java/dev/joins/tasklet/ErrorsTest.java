package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.joins.channel.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Where an uncaught error goes under the cooperative scheduler; ids are cases of Stackless. */
@Bounded
@ParameterizedClass
@EnumSource(Threads.class)
class ErrorsTest {
  @Parameter private Threads threads = Threads.VIRTUAL;

  private final Log log = new Log();
  private final Channel<String> channel = Channel.rendezvous("c");
  private final IOException checked = new IOException("checked");

  private void fail() throws IOException {
    throw checked;
  }

  @Test
  void runThrowsItAsItIsAndTheOthersStayWhereTheyWere() { // E01, E02
    try (var scheduler = threads.open()) {
      scheduler.spawn(
          "loop",
          () -> {
            log.add("loop1");
            Tasklet.schedule();
            log.add("loop2");
          });
      scheduler.spawn("failing", this::fail);
      scheduler.spawn("third", () -> log.add("third"));
      assertThat(catchThrowable(scheduler::run)).isSameAs(checked);
      assertThat(log.text()).isEqualTo("loop1");
      scheduler.run();
      assertThat(log.text()).isEqualTo("loop1 third loop2");
    }
  }

  @Test
  void theInnermostRunThrowsIt() {
    try (var scheduler = threads.open()) {
      scheduler.spawn(
          "runner",
          () -> {
            try {
              scheduler.run();
            } catch (Exception caught) {
              log.add(caught == checked ? "inner" : caught);
            }
          });
      scheduler.spawn("failing", this::fail);
      scheduler.run();
      log.add("outer returned");
    }
    assertThat(log.lines()).containsExactly("inner", "outer returned");
  }

  @Test
  void whatTheInnerRunThrowsUncaughtReachesTheOuterOne() {
    try (var scheduler = threads.open()) {
      scheduler.spawn("runner", scheduler::run);
      scheduler.spawn("failing", this::fail);
      assertThat(catchThrowable(scheduler::run)).isSameAs(checked);
    }
  }

  @Test
  void mainThrowsItFromTheCallThatItIsBlockedIn() { // F04
    try (var scheduler = threads.open()) {
      scheduler.spawn("failing", this::fail);
      scheduler.spawn("later", () -> log.add("later"));
      assertThat(catchThrowable(channel::receive)).isSameAs(checked);
      assertThat(channel.trySend("nobody waits any more")).isFalse();
      assertThat(log.lines()).isEmpty();
      scheduler.run();
    }
  }

  @Test
  void mainThrowsItFromASleep() {
    try (var scheduler = threads.open()) {
      scheduler.spawn("failing", this::fail);
      assertThat(catchThrowable(() -> Tasklet.sleep(Duration.ofDays(1)))).isSameAs(checked);
      assertThat(scheduler.elapsed()).isZero();
      scheduler.run();
      assertThat(scheduler.elapsed()).as("its timer is gone").isZero();
    }
  }

  @Test
  void mainThrowsItFromSchedule() {
    try (var scheduler = threads.open()) {
      scheduler.spawn("failing", this::fail);
      scheduler.spawn("later", () -> log.add("later"));
      assertThat(catchThrowable(Tasklet::schedule)).isSameAs(checked);
      assertThat(log.lines()).isEmpty();
      Tasklet.schedule();
      assertThat(log.text()).isEqualTo("later");
    }
  }

  @Test
  void aPartnerNeverSeesIt() {
    try (var scheduler = threads.open()) {
      scheduler.spawn(
          "partner",
          () -> {
            channel.send("message");
            log.add("sent");
          });
      scheduler.spawn(
          "failing",
          () -> {
            channel.receive();
            fail();
          });
      assertThat(catchThrowable(scheduler::run)).isSameAs(checked);
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("sent");
  }

  @Test
  void mainAsThePartnerHasSentAndThrowsItAtItsNextCall() throws Exception {
    try (var scheduler = threads.open()) {
      scheduler.spawn(
          "failing",
          () -> {
            channel.receive();
            fail();
          });
      scheduler.runUntilIdle();
      channel.send("message");
      assertThat(catchThrowable(channel::receive)).isSameAs(checked);
    }
  }

  @Test
  void whatMainHasNotSeenByThenCloseThrows() {
    var thrown =
        catchThrowable(() -> {
          try (var scheduler = threads.open()) {
            scheduler.spawn(
                "failing",
                () -> {
                  channel.receive();
                  fail();
                });
            scheduler.runUntilIdle();
            channel.send("message");
          }
        });
    assertThat(thrown).isSameAs(checked);
  }

  @Test
  void anErrorIsNoLessThanAnException() {
    try (var scheduler = threads.open()) {
      scheduler.spawn(
          "failing",
          () -> {
            throw new AssertionError("of a test");
          });
      assertThatThrownBy(scheduler::run)
          .isExactlyInstanceOf(AssertionError.class)
          .hasMessage("of a test");
    }
  }

  @Test
  void interruptedExceptionIsAQuietEnd() {
    try (var scheduler = threads.open()) {
      var cancelled =
          scheduler.spawn(
              "cancelled",
              () -> {
                log.add("cancelled");
                throw new InterruptedException();
              });
      scheduler.run();
      assertThat(cancelled.isAlive()).isFalse();
    }
    assertThat(log.text()).isEqualTo("cancelled");
  }

  @Test
  void soIsTheCancellationOfALoopOverAChannel() {
    try (var scheduler = threads.open()) {
      var server =
          scheduler.spawn(
              "server",
              () -> {
                for (var message : channel) {
                  log.add(message);
                }
              });
      scheduler.runUntilIdle();
      server.interrupt();
      scheduler.run();
      assertThat(server.isAlive()).isFalse();
    }
  }

  @Test
  void anyOtherCancellationIsAnError() {
    try (var scheduler = threads.open()) {
      scheduler.spawn(
          "cancelled",
          () -> {
            throw new CancellationException("of something else");
          });
      assertThatThrownBy(scheduler::run).hasMessage("of something else");
    }
  }

  // ---- with a handler

  @Test
  void aHandlerIsToldOnceInTheDyingTaskletAndRunGoesOn() { // E14
    var told = new AtomicReference<Throwable>();
    try (var scheduler =
        threads.open(config ->
            config.withErrorHandler((name, error) -> {
              log.add(name);
              log.add(Tasklet.current().orElseThrow().name());
              log.add(Tasklet.current().orElseThrow().isAlive() ? "alive" : "dead");
              told.set(error);
            }))) {
      var failing = scheduler.spawn("failing", this::fail);
      scheduler.spawn("third", () -> log.add("third"));
      scheduler.run();
      assertThat(failing.isAlive()).isFalse();
    }
    assertThat(told.get()).isSameAs(checked);
    assertThat(log.text()).isEqualTo("failing failing alive third");
  }

  @Test
  void aHandlerIsNotToldOfCancellations() {
    try (var scheduler =
        threads.open(config -> config.withErrorHandler((name, error) -> log.add(name)))) {
      scheduler.spawn("blocked", channel::receive);
      scheduler.runUntilIdle();
    }
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void ifTheHandlerFailsRunThrowsTheErrorAndTheHandlersSuppressed() {
    var broken = new IllegalArgumentException("broken handler");
    try (var scheduler =
        threads.open(config ->
            config.withErrorHandler((name, error) -> {
              throw broken;
            }))) {
      scheduler.spawn("failing", this::fail);
      assertThat(catchThrowable(scheduler::run)).isSameAs(checked).hasSuppressedException(broken);
    }
  }

  @Test
  void aHandlerMayThrowTheErrorItself() {
    try (var scheduler =
        threads.open(config ->
            config.withErrorHandler((name, error) -> {
              throw Sneaky.rethrow(error);
            }))) {
      scheduler.spawn("failing", this::fail);
      assertThat(catchThrowable(scheduler::run)).isSameAs(checked).hasNoSuppressedExceptions();
    }
  }

  @Test
  void aThreadThatCannotBeStartedIsAnErrorOfItsTasklet() {
    try (var scheduler = threads.open(config -> config.withThreads(StillBorn::new))) {
      var tasklet = scheduler.spawn("stillborn", () -> log.add("?"));
      assertThatThrownBy(scheduler::run).hasMessage("out of threads");
      assertThat(tasklet.isAlive()).isFalse();
      scheduler.run();
    }
  }
}
