package dev.joins.channel;

import static dev.joins.channel.Clause.receive;
import static dev.joins.channel.Clause.select;
import static dev.joins.channel.Clause.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.tasklet.DeadlockException;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Synchronous joins; ids in comments are cases of the Stackless catalogue, section M. */
class JoinTest {
  private final Channel<String> a = Channel.rendezvous("a");
  private final Channel<String> b = Channel.rendezvous("b");
  private final Channel<String> c = Channel.rendezvous("c");
  private final List<String> log = new ArrayList<>();

  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  private static Clause<List<Object>> join(Channel<String>... channels) {
    var join = Join.of(channels);
    return Clause.take(join, messages -> Arrays.asList(join.bind(messages)));
  }

  private void sender(Scheduler scheduler, Channel<String> channel, String message) {
    scheduler.spawn(
        "sender of " + message,
        () -> {
          channel.send(message);
          log.add(message + " taken");
        });
  }

  @Test
  void nobodyProceedsBeforeAllAreThereAndThenAllDo() { // M01, M02
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn("joiner", () -> log.add(select(join(a, b, c)).toString()));
      sender(scheduler, a, "1");
      sender(scheduler, b, "2");
      scheduler.runUntilIdle();
      assertThat(log).isEmpty();
      assertThat(scheduler.blocked())
          .extracting(blocked -> blocked.tasklet())
          .containsExactly("joiner", "sender of 1", "sender of 2");
      sender(scheduler, c, "3");
      scheduler.run();
    }
    assertThat(log).containsExactlyInAnyOrder("[1, 2, 3]", "1 taken", "2 taken", "3 taken");
  }

  @ParameterizedTest
  @EnumSource
  void philosophersNeverEatTogetherAndNeverStarve(Kind kind) { // M05
    var forks = new ArrayList<Channel<String>>();
    var eating = new AtomicInteger[5];
    Queue<String> violations = new ConcurrentLinkedQueue<>();
    var meals = new AtomicInteger();
    for (var i = 0; i < 5; i++) {
      forks.add(Channel.unbounded("fork " + i));
      assertThat(forks.get(i).trySend("fork")).isTrue();
      eating[i] = new AtomicInteger();
    }
    try (var scheduler = kind.open()) {
      for (var i = 0; i < 5; i++) {
        var left = forks.get(i);
        var right = forks.get((i + 1) % 5);
        var me = eating[i];
        var neighbour = eating[(i + 1) % 5];
        scheduler.spawn(
            "philosopher " + i,
            () -> {
              for (var meal = 0; meal < 20; meal++) {
                select(join(left, right));
                me.set(1);
                if (neighbour.get() == 1) {
                  violations.add("neighbours eat together");
                }
                Tasklet.schedule();
                me.set(0);
                meals.incrementAndGet();
                left.send("fork");
                right.send("fork");
              }
            });
      }
      scheduler.run();
    }
    assertThat(violations).isEmpty();
    assertThat(meals).hasValue(100);
  }

  @Test
  void aGraphOfDependenciesRunsInOrder() { // M06
    var ab = Channel.<String>rendezvous("ab");
    var ac = Channel.<String>rendezvous("ac");
    var bd = Channel.<String>rendezvous("bd");
    var cd = Channel.<String>rendezvous("cd");
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn(
          "D",
          () -> {
            select(join(bd, cd));
            log.add("D");
          });
      scheduler.spawn(
          "B",
          () -> {
            ab.receive();
            log.add("B");
            bd.send("b");
          });
      scheduler.spawn(
          "C",
          () -> {
            ac.receive();
            log.add("C");
            cd.send("c");
          });
      scheduler.spawn(
          "A",
          () -> {
            log.add("A");
            var first = select(send(ab, "a", "ab"), send(ac, "a", "ac"));
            (first.equals("ab") ? ac : ab).send("a");
          });
      scheduler.run();
    }
    assertThat(log).hasSize(4).startsWith("A").endsWith("D").contains("B", "C");
  }

  @Test
  void thePlainClauseWinsAndTheJoinLeavesNoTrace() { // M08
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn(
          "selector", () -> log.add(Clause.<Object>select(join(a, b), receive(c)).toString()));
      sender(scheduler, a, "1");
      sender(scheduler, c, "3");
      scheduler.runUntilIdle();
      assertThat(log).containsExactly("3", "3 taken");
      assertThat(b.trySend("2")).isFalse();
      assertThat(scheduler.blocked()).hasSize(1);
    }
  }

  @Test
  void theSameChannelTwiceWaitsForTwoSendersAndTakesBoth() { // M09
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn("joiner", () -> log.add(select(join(a, a)).toString()));
      sender(scheduler, a, "1");
      scheduler.runUntilIdle();
      assertThat(log).isEmpty();
      sender(scheduler, a, "2");
      scheduler.run();
    }
    assertThat(log).containsExactly("[1, 2]", "1 taken", "2 taken");
  }

  @Test
  void aCancelledJoinerLeavesNoTrace() { // M10
    try (var scheduler = Scheduler.cooperative()) {
      var joiner = scheduler.spawn("joiner", () -> select(join(a, b)));
      sender(scheduler, a, "1");
      scheduler.runUntilIdle();
      joiner.interrupt();
      scheduler.runUntilIdle();
      sender(scheduler, b, "2");
      assertThatThrownBy(scheduler::run)
          .isInstanceOf(DeadlockException.class)
          .hasMessageContaining("Blocked: 2 tasklets")
          .hasMessageContaining("sender of 1 waits: send to a");
      assertThat(log).isEmpty();
      assertThat(a.tryReceive()).contains("1");
      assertThat(b.tryReceive()).contains("2");
    }
  }

  @Test
  void aWaitingJoinHoldsNothing() { // M12
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn("joiner", () -> log.add(select(join(a, b)).toString()));
      sender(scheduler, a, "1");
      sender(scheduler, a, "2");
      scheduler.runUntilIdle();
      assertThat(a.tryReceive()).contains("1");
      sender(scheduler, b, "3");
      scheduler.run();
    }
    assertThat(log).contains("[2, 3]");
  }

  @Test
  void oneMessageServesOneOfTwoJoinsAndASecondTheOther() { // M13, M14
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn("ab", () -> log.add("ab " + select(join(a, b))));
      scheduler.spawn("bc", () -> log.add("bc " + select(join(b, c))));
      sender(scheduler, a, "1");
      sender(scheduler, c, "3");
      sender(scheduler, b, "2");
      scheduler.runUntilIdle();
      assertThat(log).contains("ab [1, 2]").doesNotContain("bc [2, 3]"); // 1 is older than 3
      sender(scheduler, b, "4");
      scheduler.run();
    }
    assertThat(log).contains("bc [4, 3]");
  }

  @Test
  void aJoinNeverTakesTwoGiftsOfOneSelect() { // M15, M16
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn("giver", () -> log.add(select(send(a, "A", "a"), send(b, "B", "b"))));
      scheduler.spawn("joiner", () -> log.add(select(join(a, b)).toString()));
      scheduler.runUntilIdle();
      assertThat(log).isEmpty();
      sender(scheduler, b, "2");
      scheduler.run();
    }
    assertThat(log).contains("[A, 2]", "a");
    assertThat(b.tryReceive()).isEmpty();
  }
}
