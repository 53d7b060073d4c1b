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
  void run_throws_it_as_it_is_and_the_others_stay_where_they_were() { // E01, E02
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
  void the_innermost_run_throws_it() {
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
  void what_the_inner_run_throws_uncaught_reaches_the_outer_one() {
    try (var scheduler = threads.open()) {
      scheduler.spawn("runner", scheduler::run);
      scheduler.spawn("failing", this::fail);
      assertThat(catchThrowable(scheduler::run)).isSameAs(checked);
    }
  }

  @Test
  void main_throws_it_from_the_call_that_it_is_blocked_in() { // F04
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
  void main_throws_it_from_a_sleep() {
    try (var scheduler = threads.open()) {
      scheduler.spawn("failing", this::fail);
      assertThat(catchThrowable(() -> Tasklet.sleep(Duration.ofDays(1)))).isSameAs(checked);
      assertThat(scheduler.elapsed()).isZero();
      scheduler.run();
      assertThat(scheduler.elapsed()).as("its timer is gone").isZero();
    }
  }

  @Test
  void main_throws_it_from_schedule() {
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
  void a_partner_never_sees_it() {
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
  void main_as_the_partner_has_sent_and_throws_it_at_its_next_call() throws Exception {
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
  void what_main_has_not_seen_by_then_close_throws() {
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
  void an_error_is_no_less_than_an_exception() {
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
  void interrupted_exception_is_a_quiet_end() {
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
  void so_is_the_cancellation_of_a_loop_over_a_channel() {
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
  void any_other_cancellation_is_an_error() {
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
  void a_handler_is_told_once_in_the_dying_tasklet_and_run_goes_on() { // E14
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
  void a_handler_is_not_told_of_cancellations() {
    try (var scheduler =
        threads.open(config -> config.withErrorHandler((name, error) -> log.add(name)))) {
      scheduler.spawn("blocked", channel::receive);
      scheduler.runUntilIdle();
    }
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void if_the_handler_fails_run_throws_the_error_and_the_handlers_suppressed() {
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
  void a_handler_may_throw_the_error_itself() {
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
  void a_thread_that_cannot_be_started_is_an_error_of_its_tasklet() {
    try (var scheduler = threads.open(config -> config.withThreads(StillBorn::new))) {
      var tasklet = scheduler.spawn("stillborn", () -> log.add("?"));
      assertThatThrownBy(scheduler::run).hasMessage("out of threads");
      assertThat(tasklet.isAlive()).isFalse();
      scheduler.run();
    }
  }
}
