package dev.joins.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.joins.channel.Channel;
import dev.joins.tasklet.DeadlockException;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies that run one at a time, without an actor. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InTurnTest {
  private static final int SENDERS = 8;
  private static final int MESSAGES = 5_000;

  enum Kind {
    COOPERATIVE,
    PARALLEL;

    Scheduler open() {
      return this == COOPERATIVE ? Scheduler.cooperative() : Scheduler.parallel();
    }
  }

  /** Not volatile, and changed without a lock. */
  private int plain;

  @ParameterizedTest
  @EnumSource
  void noUpdateIsLost(Kind kind) {
    try (var scheduler = kind.open();
        var j = Joins.inTurn("counter")) {
      Channel<Integer> add = j.channel("add");
      Channel<Integer> subtract = j.channel("subtract");
      Signal often = j.signal("often");
      j.on(add).react(n -> plain = plain + n);
      j.on(subtract).and(often).react(n -> plain = plain - n);
      for (var sender = 0; sender < SENDERS; sender++) {
        scheduler.spawn(
            "sender",
            () -> {
              for (var i = 0; i < MESSAGES; i++) {
                add.post(3);
                subtract.post(1);
                often.send();
              }
            });
      }
      scheduler.run();
    }
    assertThat(plain).isEqualTo(SENDERS * MESSAGES * 2);
  }

  @ParameterizedTest
  @EnumSource
  void theyRunInTheOrderOfTheirMessages(Kind kind) {
    var order = new ArrayList<Integer>();
    try (var scheduler = kind.open();
        var j = Joins.inTurn("order")) {
      Channel<Integer> even = j.channel("even");
      Channel<Integer> odd = j.channel("odd");
      j.on(even).react(order::add);
      j.on(odd).react(order::add);
      for (var i = 0; i < MESSAGES; i++) {
        (i % 2 == 0 ? even : odd).post(i);
      }
      scheduler.run();
    }
    assertThat(order).isEqualTo(IntStream.range(0, MESSAGES).boxed().toList());
  }

  @Test
  void whatWasTakenForABodyThatNeverBeganIsHandedBackWithoutTheTurn() {
    Joins j;
    try (var scheduler = Scheduler.cooperative()) {
      j = Joins.inTurn("never", scheduler);
      Channel<Integer> a = j.channel("a");
      j.on(a).react(n -> {});
      a.post(1);
    }
    assertThat(j.untaken()).isEqualTo(Map.of("a", List.of(1)));
    j.close();
  }

  @Test
  void whatIsTakenWhenItsSchedulerIsClosedIsHandedBackWithoutTheTurn() {
    var scheduler = Scheduler.parallel();
    var j = Joins.inTurn("late", scheduler);
    Channel<Integer> a = j.channel("a");
    j.on(a).react(n -> {});
    scheduler.close();
    a.post(1);
    assertThat(j.untaken()).isEqualTo(Map.of("a", List.of(1)));
    j.close();
  }

  @ParameterizedTest
  @EnumSource
  void aBodyThatWaitsKeepsTheOthersWaiting(Kind kind) {
    var log = new ArrayList<String>();
    try (var scheduler = kind.open();
        var j = Joins.inTurn("slow")) {
      Channel<Integer> a = j.channel("a");
      j.on(a)
          .react(n -> {
            log.add("begin " + n);
            Tasklet.sleep(Duration.ofMillis(2));
            log.add("end " + n);
          });
      a.post(1);
      a.post(2);
      scheduler.run();
    }
    assertThat(log).containsExactly("begin 1", "end 1", "begin 2", "end 2");
  }

  @ParameterizedTest
  @EnumSource
  void whatABodyThrowsIsThrownByRunAndTheNextHasItsTurn(Kind kind) {
    var log = new ArrayList<Integer>();
    var error = new IllegalArgumentException("of a test");
    try (var scheduler = kind.open();
        var j = Joins.inTurn("failing")) {
      Channel<Integer> a = j.channel("a");
      j.on(a)
          .react(n -> {
            if (n == 1) {
              throw error;
            }
            log.add(n);
          });
      a.post(1);
      a.post(2);
      assertThat(catchThrowable(scheduler::run)).isSameAs(error);
      scheduler.run();
    }
    assertThat(log).containsExactly(2);
  }

  @ParameterizedTest
  @EnumSource
  void whatTheBodyOfAReplyThrowsOnlyItsCallerGets(Kind kind) {
    var log = new ArrayList<String>();
    try (var scheduler = kind.open();
        var j = Joins.inTurn("replies")) {
      ReplyChannel<Integer, Integer> half = j.replyChannel("half");
      Gate gate = j.gate("gate");
      j.on(half)
          .reply(n -> {
            if (n % 2 != 0) {
              throw new IllegalArgumentException(n + " is odd");
            }
            return n / 2;
          });
      j.on(gate)
          .react(() -> {
            throw new IllegalArgumentException("shut");
          });
      scheduler.spawn(
          "caller",
          () -> {
            log.add("" + half.call(4));
            log.add("" + catchThrowable(() -> half.call(3)).getMessage());
            log.add("" + catchThrowable(gate::pass).getMessage());
            log.add("" + half.call(8));
          });
      scheduler.run();
    }
    assertThat(log).containsExactly("2", "3 is odd", "shut", "4");
  }

  @Test
  void whoeverClosesItWaitsForTheBodyThatRuns() throws Exception {
    for (var round = 0; round < 200; round++) {
      var run = new AtomicInteger();
      var begun = new CountDownLatch(1);
      var j = Joins.inTurn("own");
      Channel<Integer> a = j.channel("a");
      j.on(a)
          .react(n -> {
            begun.countDown();
            Thread.sleep(1);
            run.incrementAndGet();
          });
      a.post(1);
      a.post(2);
      a.post(3);
      begun.await();
      j.close();
      var left = j.untaken().getOrDefault("a", List.of()).size();
      assertThat(run.get()).isPositive().isEqualTo(3 - left);
    }
  }

  @Test
  void aBodyMayCloseIt() {
    try (var scheduler = Scheduler.cooperative()) {
      var j = Joins.inTurn("closing");
      Channel<Integer> a = j.channel("a");
      j.on(a).react(n -> j.close());
      a.post(1);
      a.post(2);
      scheduler.run();
      assertThat(j.untaken()).containsEntry("a", List.of(2));
    }
  }

  @Test
  void aBodyThatCallsItsOwnDefinitionWaitsForItselfAndTheReportSaysSo() {
    try (var scheduler = Scheduler.cooperative()) {
      var j = Joins.inTurn("self");
      ReplyChannel<Integer, Integer> ask = j.replyChannel("ask");
      Channel<Integer> a = j.channel("a");
      j.on(ask).reply(n -> n);
      j.on(a).react(ask::call);
      a.post(1);
      assertThatThrownBy(scheduler::run)
          .isInstanceOf(DeadlockException.class)
          .hasMessageContaining("self/a waits: a reply from ask");
    }
  }

  @Test
  void aStandstillNamesWhatIsPendingAndNotTheTurn() {
    try (var scheduler = Scheduler.cooperative()) {
      var j = Joins.inTurn("stuck");
      Channel<Integer> a = j.channel("a");
      Signal never = j.signal("never");
      Signal idle = j.signal("idle");
      j.on(a).and(never).named("both").react(n -> {});
      j.on(idle).named("other").react(() -> {});
      a.post(1);
      Channel<Integer> silent = Channel.rendezvous("silent");
      scheduler.spawn("waits", silent::receive);
      assertThatThrownBy(scheduler::run)
          .isInstanceOf(DeadlockException.class)
          .hasMessageContaining("both: a has 1 of 1, never has 0 of 1")
          .hasMessageNotContaining("other")
          .hasMessageNotContaining("turn");
    }
  }
}
