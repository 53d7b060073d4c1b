package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cancellation: before a call, in it, too late for it; by tasklets and by plain threads. */
@Bounded
class InterruptTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final Log log = new Log();
  private final Channel<String> channel = Channel.rendezvous("c");
  private final Channel<String> buffer = Channel.buffered("b", 1);

  private void receiveOrLog() {
    try {
      log.add(channel.receive());
    } catch (InterruptedException cancelled) {
      log.add(cancelled.getMessage());
    }
  }

  // ---- whatever the scheduler

  @ParameterizedTest
  @EnumSource
  void beforeItsFirstTurnItIsCancelledAtItsFirstCall(Kind kind) {
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "root",
          () -> {
            var gate = new CountDownLatch(kind.isCooperative() ? 0 : 1);
            var early =
                scheduler.spawn(
                    "early",
                    () -> {
                      awaitUninterruptibly(gate);
                      log.add("body");
                      receiveOrLog();
                    });
            early.interrupt();
            gate.countDown();
          });
      scheduler.run();
    }
    assertThat(log.lines()).containsExactly("body", "interrupted before receiving from c");
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    var interrupted = false;
    while (latch.getCount() > 0) {
      interrupted |= Thread.interrupted();
      Thread.onSpinWait();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofAThreadThatIsNotStartedIsNotForgotten(Kind kind) {
    var made = new AtomicReference<Thread>();
    try (var scheduler =
        kind.open(config ->
            config.withThreads(body -> {
              var thread = config.threads().newThread(body);
              made.set(thread);
              thread.interrupt();
              return thread;
            }))) {
      scheduler.spawn("born interrupted", this::receiveOrLog);
      scheduler.run();
    }
    assertThat(log.lines()).containsExactly("interrupted before receiving from c");
  }

  @ParameterizedTest
  @EnumSource
  void everyBlockingCallIsACancellationPointAndLeavesNothingBehind(Kind kind) {
    var full = Channel.<String>buffered("full", 1);
    full.trySend("first");
    buffer.trySend("first");
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "root",
          () -> {
            var forever = scheduler.spawn("forever", this::receiveOrLog);
            cancel(scheduler, "receive", channel::receive);
            cancel(scheduler, "timed receive", () -> channel.receive(LONG));
            cancel(scheduler, "send", () -> buffer.send("second"));
            cancel(scheduler, "timed send", () -> full.send("second", LONG));
            cancel(
                scheduler,
                "select",
                () -> Clause.select(Clause.receive(channel), Clause.send(full, "third", "?")));
            cancel(scheduler, "sleep", () -> Tasklet.sleep(LONG));
            cancel(scheduler, "awaitEnd", forever::awaitEnd);
            channel.send("for forever");
          });
      scheduler.run();
    }
    assertThat(log.lines())
        .containsExactly(
            "receive: interrupted while waiting for receive from c",
            "timed receive: interrupted while waiting for receive from c",
            "send: interrupted while waiting for send to b",
            "timed send: interrupted while waiting for send to full",
            "select: interrupted while waiting for select",
            "sleep: interrupted while waiting for the end of a sleep of PT1H",
            "awaitEnd: interrupted while waiting for the end of forever",
            "for forever");
    assertThat(buffer.closeNow()).containsExactly("first");
    assertThat(full.closeNow()).containsExactly("first");
  }

  /** Interrupts it as soon as it is blocked, and waits for its end. */
  private void cancel(Scheduler scheduler, String name, Tasklet.Body body) throws Exception {
    var victim =
        scheduler.spawn(
            name,
            () -> {
              try {
                body.run();
                log.add(name + " was not cancelled");
              } catch (InterruptedException cancelled) {
                log.add(
                    name
                        + ": "
                        + cancelled.getMessage()
                        + (Thread.currentThread().isInterrupted() ? " (flag set)" : ""));
              }
            });
    awaitBlocked(scheduler, name);
    victim.interrupt();
    victim.awaitEnd();
  }

  private static void awaitBlocked(Scheduler scheduler, String name) {
    while (scheduler.blocked().stream().noneMatch(blocked -> blocked.tasklet().equals(name))) {
      Tasklet.schedule();
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofItselfTakesEffectAtTheNextCall(Kind kind) {
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "self",
          () -> {
            Tasklet.current().orElseThrow().interrupt();
            Tasklet.schedule();
            log.add(Thread.currentThread().isInterrupted());
            receiveOrLog();
            log.add(Thread.currentThread().isInterrupted());
          });
      scheduler.run();
    }
    assertThat(log.lines()).containsExactly("true", "interrupted before receiving from c", "false");
  }

  @ParameterizedTest
  @EnumSource
  void ofOneThatHasEndedHasNoEffect(Kind kind) throws Exception {
    try (var scheduler = kind.open()) {
      var ended = scheduler.spawn("ended", () -> log.add("ended"));
      ended.awaitEnd();
      ended.interrupt();
      scheduler.run();
      assertThat(ended.isAlive()).isFalse();
    }
    assertThat(log.text()).isEqualTo("ended");
  }

  @ParameterizedTest
  @EnumSource
  void byAPlainThreadWhileBlocked(Kind kind) throws Exception {
    var blocked = new CountDownLatch(1);
    try (var scheduler = kind.open()) {
      var victim = scheduler.spawn("victim", this::receiveOrLog);
      AutoCloseable hold =
          scheduler instanceof CooperativeScheduler cooperative ? cooperative.hold() : () -> {};
      scheduler.spawn("signal", blocked::countDown);
      var plain =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  blocked.await();
                  Thread.sleep(5);
                  victim.interrupt();
                  victim.awaitEnd();
                  hold.close();
                } catch (Exception unexpected) {
                  log.add(unexpected);
                }
              });
      victim.awaitEnd();
      plain.join();
      scheduler.run();
    }
    assertThat(log.lines()).hasSize(1).first().asString().startsWith("interrupted");
  }

  @ParameterizedTest
  @EnumSource
  void scheduleIsNoCancellationPoint(Kind kind) {
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "t",
          () -> {
            Thread.currentThread().interrupt();
            Tasklet.schedule();
            log.add(Thread.interrupted());
          });
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("true");
  }

  @Test
  void aPlainThreadThatIsNoTaskletIsCancelledAsWell() throws Exception {
    var plain = Thread.ofPlatform().start(this::receiveOrLog);
    while (plain.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    plain.interrupt();
    plain.join();
    assertThat(log.lines()).containsExactly("interrupted while waiting for receive from c");
  }

  // ---- under the cooperative scheduler, where turns can be compared

  @ParameterizedTest
  @EnumSource
  void oneThatIsReadyKeepsItsTurnAndItsMessage(Threads threads) {
    try (var scheduler = threads.open()) {
      var receiver =
          scheduler.spawn(
              "receiver",
              () -> {
                log.add(buffer.receive());
                log.add(Thread.currentThread().isInterrupted());
                receiveOrLog();
              });
      scheduler.spawn(
          "sender",
          () -> {
            buffer.send("message");
            receiver.interrupt();
            receiver.interrupt();
            log.add("sender");
          });
      scheduler.spawn("third", () -> log.add("third"));
      scheduler.run();
    }
    assertThat(log.lines())
        .containsExactly(
            "sender", "third", "message", "true", "interrupted before receiving from c");
  }

  @ParameterizedTest
  @EnumSource
  void oneThatIsBlockedTakesItsTurnAfterThoseThatCanRun(Threads threads) {
    try (var scheduler = threads.open()) {
      var victim = scheduler.spawn("victim", this::receiveOrLog);
      scheduler.spawn(
          "cancels",
          () -> {
            victim.interrupt();
            log.add("cancels");
            Tasklet.schedule();
            log.add("cancels again");
          });
      scheduler.spawn("third", () -> log.add("third"));
      scheduler.run();
    }
    assertThat(log.lines())
        .containsExactly(
            "cancels", "third", "interrupted while waiting for receive from c", "cancels again");
  }

  @ParameterizedTest
  @EnumSource
  void ofMainInRunIsKeptUntilRunReturns(Threads threads) {
    try (var scheduler = threads.open()) {
      var main = Tasklet.current().orElseThrow();
      scheduler.spawn(
          "cancels",
          () -> {
            main.interrupt();
            Tasklet.sleep(LONG);
            log.add("slept");
          });
      scheduler.run();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(log.text()).isEqualTo("slept");
    }
  }

  @ParameterizedTest
  @EnumSource(Threads.class)
  void ofMainBeforeRunIsKeptUntilRunReturns(Threads threads) {
    try (var scheduler = threads.open()) {
      scheduler.spawn("t", () -> log.add(Thread.currentThread().isInterrupted()));
      Thread.currentThread().interrupt();
      scheduler.run();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(log.text()).isEqualTo("false");
    }
  }

  @ParameterizedTest
  @EnumSource(Threads.class)
  void ofMainByAPlainThreadWhileTaskletsRunIsNotLost(Threads threads) {
    for (var round = 0; round < 50; round++) {
      try (var scheduler = threads.open()) {
        var main = Tasklet.current().orElseThrow();
        var interrupted = new CountDownLatch(1);
        scheduler.spawn(
            "busy",
            () -> {
              Thread.ofPlatform()
                  .start(() -> {
                    main.interrupt();
                    interrupted.countDown();
                  });
              while (interrupted.getCount() > 0) {
                Tasklet.schedule();
              }
            });
        scheduler.spawn(
            "busy too",
            () -> {
              while (interrupted.getCount() > 0) {
                Tasklet.schedule();
              }
            });
        scheduler.run();
        assertThat(Thread.interrupted()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofMainWhileItIsBlockedIsThrownThere(Threads threads) {
    try (var scheduler = threads.open()) {
      var main = Tasklet.current().orElseThrow();
      scheduler.spawn("cancels", main::interrupt);
      assertThatThrownBy(channel::receive)
          .isInstanceOf(InterruptedException.class)
          .hasMessage("interrupted while waiting for receive from c");
      scheduler.run();
    }
  }

  /** Whoever got hold of its thread may interrupt it behind our back: no turn may go astray. */
  @ParameterizedTest
  @EnumSource
  void byTheMeansOfTheJdkTurnsStayTheSchedulersAffair(Threads threads) throws Exception {
    var thread = new AtomicReference<Thread>();
    try (var scheduler = threads.open()) {
      scheduler.spawn(
          "ready",
          () -> {
            thread.set(Thread.currentThread());
            Tasklet.schedule();
            log.add("ready, interrupted: " + Thread.currentThread().isInterrupted());
            receiveOrLog();
          });
      scheduler.spawn(
          "runs",
          () -> {
            scheduler.switchTrap(1); // where it is carried, it would let others run
            var plain = Thread.ofPlatform().start(() -> thread.get().interrupt());
            plain.join();
            Thread.sleep(20); // in which the interrupted thread could do harm
            log.add("runs on");
            scheduler.switchTrap(-1);
          });
      scheduler.spawn("third", () -> log.add("third"));
      scheduler.run();
    }
    assertThat(log.lines())
        .containsExactly(
            "runs on", "third", "ready, interrupted: true", "interrupted before receiving from c");
  }

  @ParameterizedTest
  @EnumSource
  void aTaskletIsInterruptedByAPlainThreadWhileMainWaitsWithAHold(Threads threads)
      throws Exception {
    try (var scheduler = threads.open();
        var _ = scheduler.hold()) {
      var victim =
          scheduler.spawn(
              "victim",
              () -> {
                receiveOrLog();
                buffer.send("victim is through");
              });
      Tasklet.schedule();
      var plain =
          Thread.ofPlatform()
              .start(() -> {
                while (scheduler.main().waiting == null) {
                  Thread.onSpinWait();
                }
                victim.interrupt();
              });
      assertThat(buffer.receive()).isEqualTo("victim is through");
      plain.join();
    }
    assertThat(log.lines()).containsExactly("interrupted while waiting for receive from c");
  }

  @ParameterizedTest
  @EnumSource
  void mainBlockedAloneWithAHoldCanBeInterruptedByAPlainThread(Threads threads) throws Exception {
    try (var scheduler = threads.open();
        var _ = scheduler.hold()) {
      var main = Thread.currentThread();
      var plain = Thread.ofPlatform().start(main::interrupt);
      assertThatThrownBy(channel::receive).isInstanceOf(InterruptedException.class);
      plain.join();
    }
  }
}
