package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.channel.Channel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a tasklet is and how its end is awaited, whatever the scheduler. */
@Bounded
class TaskletTest {
  private final Log log = new Log();
  private final Channel<String> channel = Channel.rendezvous("c");

  @ParameterizedTest
  @EnumSource
  void knowsItsNameAndItsSchedulerAndNamesItsThread(Kind kind) {
    try (var scheduler = kind.open()) {
      var twin = scheduler.spawn("twin", () -> log.add("twin"));
      var tasklet =
          scheduler.spawn(
              "twin",
              () -> {
                log.add(Thread.currentThread().getName());
                log.add(Tasklet.current().orElseThrow().scheduler() == scheduler);
              });
      scheduler.run();
      assertThat(tasklet.name()).isEqualTo("twin");
      assertThat(tasklet).hasToString("twin").isNotEqualTo(twin);
      assertThat(tasklet.scheduler()).isSameAs(scheduler);
    }
    assertThat(log.lines()).containsExactlyInAnyOrder("twin", "twin", "true");
  }

  @ParameterizedTest
  @EnumSource
  void runsInAThreadOfTheFactory(Kind kind) {
    var made = new AtomicReference<Thread>();
    var ran = new AtomicReference<Thread>();
    try (var scheduler =
        kind.open(config ->
            config.withThreads(body -> {
              var thread = config.threads().newThread(body);
              made.set(thread);
              return thread;
            }))) {
      scheduler.spawn("t", () -> ran.set(Thread.currentThread()));
      scheduler.run();
    }
    assertThat(ran.get()).isNotNull().isSameAs(made.get());
  }

  @Test
  void virtualThreadsUnlessToldOtherwise() {
    try (var parallel = Scheduler.parallel();
        var cooperative = Scheduler.cooperative()) {
      parallel.spawn("t", () -> log.add(Thread.currentThread().isVirtual()));
      parallel.run();
      cooperative.spawn("t", () -> log.add(Thread.currentThread().isVirtual()));
      cooperative.run();
    }
    assertThat(log.text()).isEqualTo("true true");
  }

  @Test
  void currentIsTheRunningOneMainOrNobody() {
    assertThat(Tasklet.current()).isEmpty();
    try (var scheduler = Scheduler.cooperative()) {
      var main = Tasklet.current().orElseThrow();
      assertThat(main.name()).isEqualTo("main");
      assertThat(main.isAlive()).isTrue();
      var current = new AtomicReference<Tasklet>();
      var spawned = scheduler.spawn("t", () -> current.set(Tasklet.current().orElseThrow()));
      scheduler.run();
      assertThat(current.get()).isSameAs(spawned);
      assertThat(Tasklet.current()).containsSame(main);
    }
    assertThat(Tasklet.current()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void isAliveFromItsMakingToItsEnd(Kind kind) throws Exception {
    try (var scheduler = kind.open()) {
      var tasklet = scheduler.spawn("t", channel::receive);
      assertThat(tasklet.isAlive()).isTrue();
      scheduler.spawn("sender", () -> channel.send("go"));
      tasklet.awaitEnd();
      assertThat(tasklet.isAlive()).isFalse();
      scheduler.run();
    }
  }

  @ParameterizedTest
  @EnumSource
  void taskletsAwaitTheEndOfAnotherOne(Kind kind) {
    try (var scheduler = kind.open()) {
      var awaited =
          scheduler.spawn(
              "awaited",
              () -> {
                Tasklet.sleep(Duration.ofMillis(1));
                log.add("end");
              });
      for (var i = 0; i < 3; i++) {
        scheduler.spawn(
            "awaits",
            () -> {
              awaited.awaitEnd();
              log.add("seen");
              awaited.awaitEnd();
            });
      }
      scheduler.run();
    }
    assertThat(log.lines()).containsExactly("end", "seen", "seen", "seen");
  }

  @ParameterizedTest
  @EnumSource
  void theyAwaitItAtMostSoLong(Kind kind) {
    try (var scheduler = kind.open()) {
      var forever = scheduler.spawn("forever", Channel.rendezvous("never")::receive);
      scheduler.spawn(
          "impatient",
          () -> {
            log.add("" + forever.awaitEnd(Duration.ofMillis(1)));
            log.add("" + forever.awaitEnd(Duration.ZERO));
            forever.interrupt();
            log.add("" + forever.awaitEnd(Duration.ofDays(1)));
            log.add("" + forever.awaitEnd(Duration.ZERO));
          });
      scheduler.run();
    }
    assertThat(log.lines()).containsExactly("false", "false", "true", "true");
  }

  @ParameterizedTest
  @EnumSource
  void alsoIfItFailsOrIsCancelled(Kind kind) {
    try (var scheduler =
        kind.open(config -> config.withErrorHandler((name, error) -> log.add("error")))) {
      var failing =
          scheduler.spawn(
              "failing",
              () -> {
                throw new IllegalStateException("of a test");
              });
      var cancelled = scheduler.spawn("cancelled", channel::receive);
      scheduler.spawn(
          "awaits",
          () -> {
            failing.awaitEnd();
            cancelled.interrupt();
            cancelled.awaitEnd();
            log.add("seen");
          });
      scheduler.run();
    }
    assertThat(log.lines()).containsExactly("error", "seen");
  }

  @ParameterizedTest
  @EnumSource
  void whoeverOpenedTheSchedulerAwaitsIt(Kind kind) throws Exception {
    try (var scheduler = kind.open()) {
      var awaited = scheduler.spawn("awaited", () -> log.add("end"));
      awaited.awaitEnd();
      assertThat(log.text()).isEqualTo("end");
    }
  }

  @ParameterizedTest
  @EnumSource
  void plainThreadsAwaitIt(Kind kind) throws Exception {
    try (var scheduler = kind.open()) {
      var awaited = scheduler.spawn("awaited", () -> log.add("end"));
      var plain =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  awaited.awaitEnd();
                  log.add("seen");
                } catch (InterruptedException impossible) {
                  log.add(impossible);
                }
              });
      scheduler.run();
      plain.join();
    }
    assertThat(log.lines()).containsExactly("end", "seen");
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptEndsTheWaitingAndNobodyElseIsForgotten(Kind kind) {
    try (var scheduler = kind.open()) {
      var awaited = scheduler.spawn("awaited", channel::receive);
      scheduler.spawn(
          "root",
          () -> {
            var impatient = scheduler.spawn("impatient", () -> awaitOrLog(awaited, "impatient"));
            var patient = scheduler.spawn("patient", () -> awaitOrLog(awaited, "patient"));
            impatient.interrupt();
            impatient.awaitEnd();
            channel.send("go");
            patient.awaitEnd();
          });
      scheduler.run();
    }
    assertThat(log.lines()).containsExactly("impatient interrupted", "patient saw the end");
  }

  private void awaitOrLog(Tasklet awaited, String who) {
    try {
      awaited.awaitEnd();
      log.add(who + " saw the end");
    } catch (InterruptedException cancelled) {
      log.add(who + " interrupted");
    }
  }

  @Test
  void whoIsInterruptedAlreadyDoesNotEvenStartToWait() throws Exception {
    try (var scheduler = Scheduler.parallel()) {
      var ended = scheduler.spawn("ended", () -> {});
      ended.awaitEnd();
      Thread.currentThread().interrupt();
      assertThatThrownBy(ended::awaitEnd)
          .isInstanceOf(InterruptedException.class)
          .hasMessage("interrupted while waiting for the end of ended");
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> Tasklet.sleep(Duration.ZERO))
          .isInstanceOf(InterruptedException.class)
          .hasMessage("interrupted before a sleep of PT0S");
    }
  }

  @Test
  void plainThreadsMaySleepAndSchedule() throws Exception {
    var before = System.nanoTime();
    Tasklet.sleep(Duration.ofMillis(20));
    Tasklet.schedule();
    assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(20_000_000);
  }

  /** What one did before it ended, or before it made another, is seen by those who come after. */
  @ParameterizedTest
  @EnumSource
  void whatItWroteIsSeenAfterItsEndAndByThoseItMakes(Kind kind) throws Exception {
    for (var round = 0; round < 200; round++) {
      var plain = new int[2];
      try (var scheduler = kind.open()) {
        plain[0] = 1;
        var first =
            scheduler.spawn(
                "first",
                () -> {
                  plain[1] = plain[0] + 1;
                });
        first.awaitEnd();
        assertThat(plain[1]).isEqualTo(2);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void closingCancelsAndAwaitsEveryTasklet(Kind kind) {
    try (var scheduler = kind.open()) {
      for (var i = 0; i < 10; i++) {
        scheduler.spawn(
            "t" + i,
            () -> {
              try {
                channel.receive();
              } finally {
                Tasklet.sleep(Duration.ofMillis(1));
                log.add("cleaned up");
              }
            });
      }
      scheduler.spawn("sleeps", () -> Tasklet.sleep(Duration.ofDays(1000)));
      Tasklet.schedule(); // under the cooperative scheduler they must have begun
    }
    assertThat(log.lines()).hasSize(10);
  }

  @ParameterizedTest
  @EnumSource
  void nothingCanBeSpawnedAfterCloseAndClosingTwiceDoesNothing(Kind kind) {
    var scheduler = kind.open();
    scheduler.close();
    scheduler.close();
    assertThatThrownBy(() -> scheduler.spawn("late", () -> log.add("late")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("cannot spawn 'late': the scheduler is closed");
    assertThat(log.lines()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void norByTheCleanupCodeOfACancelledOne(Kind kind) {
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "t",
          () -> {
            try {
              channel.receive();
            } finally {
              try {
                scheduler.spawn("late", () -> log.add("late"));
              } catch (IllegalStateException refused) {
                log.add(refused.getMessage());
              }
            }
          });
      Tasklet.schedule();
    }
    assertThat(log.lines()).containsExactly("cannot spawn 'late': the scheduler is closed");
  }

  @ParameterizedTest
  @EnumSource
  void runTellsOfADeadlockAndCanBeCalledAgain(Kind kind) throws Exception {
    try (var scheduler = kind.open()) {
      scheduler.spawn("first", channel::receive);
      scheduler.spawn("second", () -> Tasklet.sleep(Duration.ofMillis(2)));
      assertThatThrownBy(scheduler::run)
          .isInstanceOf(DeadlockException.class)
          .hasMessage(
              "Deadlock: nothing can run, and no timer is set. Blocked: 1 tasklet."
                  + "\n  first waits: receive from c\n    c: c has 0 of 1"
                  + "\n  A plain thread that is still to send or spawn must keep a hold() open until"
                  + " it has.");
      channel.send("go");
      scheduler.run();
    }
  }
}
