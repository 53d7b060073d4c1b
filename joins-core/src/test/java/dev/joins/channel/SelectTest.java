package dev.joins.channel;

import static dev.joins.channel.Clause.receive;
import static dev.joins.channel.Clause.select;
import static dev.joins.channel.Clause.send;
import static dev.joins.channel.Clause.takeAfter;
import static dev.joins.channel.Clause.trySelect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.ChannelClosedException;
import dev.joins.tasklet.DeadlockException;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A choice of one clause; ids in comments are cases of the Stackless catalogue. */
class SelectTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final Channel<String> a = Channel.rendezvous("a");
  private final Channel<String> b = Channel.rendezvous("b");
  private final Channel<String> c = Channel.rendezvous("c");

  private static Clause<String> timeout(Duration after) {
    return takeAfter(after, Join.of().named("timeout"), none -> "timeout");
  }

  private static Clause<String> both(Channel<String> one, Channel<String> other) {
    return priority(0, one, other);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  private static Clause<String> priority(int priority, Channel<String>... channels) {
    var join = Join.of(channels).priority(priority);
    return Clause.take(join, messages -> String.join("", values(join.bind(messages))));
  }

  private static List<String> values(Object[] bound) {
    var values = new ArrayList<String>();
    for (var each : bound) {
      values.add(each.toString());
    }
    return values;
  }

  @ParameterizedTest
  @EnumSource
  void eachClauseCompletesOnceInTheOrderOfThePartners(Kind kind) { // L01
    Queue<String> log = new ConcurrentLinkedQueue<>();
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "selector",
          () -> {
            for (var i = 0; i < 3; i++) {
              log.add(select(send(a, "A", "sent A"), receive(b), send(c, "C", "sent C")));
            }
          });
      scheduler.spawn(
          "partner b",
          () -> {
            Tasklet.sleep(Duration.ofMillis(1));
            b.send("B");
          });
      scheduler.spawn(
          "partner c",
          () -> {
            Tasklet.sleep(Duration.ofMillis(30));
            c.receive();
          });
      scheduler.spawn(
          "partner a",
          () -> {
            Tasklet.sleep(Duration.ofMillis(60));
            a.receive();
          });
      scheduler.run();
    }
    assertThat(log).containsExactly("B", "sent C", "sent A");
    assertNoTrace();
  }

  private void assertNoTrace() {
    for (var channel : List.of(a, b, c)) {
      assertThat(channel.tryReceive()).isEmpty();
      assertThat(channel.trySend("nobody")).isFalse();
    }
  }

  @Test
  void oneClauseIsTheSameAsAPlainCall() { // L04
    var log = new ArrayList<String>();
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn("receiver", () -> log.add(select(receive(a))));
      scheduler.spawn("sender", () -> log.add(select(send(a, "x", "sent"))));
      scheduler.spawn("third", () -> log.add("third"));
      scheduler.run();
    }
    assertThat(log)
        .containsExactly("x", "third", "sent"); // the receiver goes first, the sender last
  }

  @Test
  void aSelectDoesNotMatchItself() { // L05
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn("narcissus", () -> select(send(a, "x", "sent"), receive(a)));
      assertThatThrownBy(scheduler::run)
          .isInstanceOf(DeadlockException.class)
          .hasMessageContaining("narcissus waits: select")
          .hasMessageContaining("send to a: nobody takes it");
    }
    assertNoTrace();
  }

  @Test
  void twoSelectsOfBothKindsMatchEachOther() {
    var log = new ArrayList<String>();
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn("one", () -> log.add(select(send(a, "1", "one sent"), receive(a))));
      scheduler.spawn("two", () -> log.add(select(send(a, "2", "two sent"), receive(a))));
      scheduler.run();
    }
    assertThat(log).containsExactlyInAnyOrder("one sent", "1");
    assertNoTrace();
  }

  @ParameterizedTest
  @EnumSource
  void theDefaultIsTakenIfNothingElseIsPossibleAtOnce(Kind kind) { // L06
    Queue<String> log = new ConcurrentLinkedQueue<>();
    var ready = Channel.<String>unbounded("ready");
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "selector",
          () -> {
            log.add(select(timeout(Duration.ZERO), receive(a), send(b, "x", "sent")));
            ready.send("now");
            log.add(select(timeout(Duration.ZERO), receive(ready)));
          });
      scheduler.run();
    }
    assertThat(log).containsExactly("timeout", "now");
    assertNoTrace();
  }

  @Test
  void aTryTakesTheDefaultAndKnowsNoOtherDelay() throws Exception {
    var ready = Channel.<String>unbounded("ready");
    assertThat(trySelect(timeout(DAY), receive(ready), send(b, "x", "sent"))).isEmpty();
    assertThat(
            trySelect(timeout(Duration.ZERO), timeout(DAY), receive(ready), send(b, "x", "sent")))
        .contains("timeout");
    ready.send("now");
    assertThat(trySelect(timeout(Duration.ZERO), receive(ready))).contains("now");
    assertNoTrace();
  }

  @Test
  void aTryTakesWhatItsDefaultWants() throws Exception {
    var ready = Channel.<String>unbounded("ready");
    var late = Join.of(ready).named("late");
    var byDefault = takeAfter(Duration.ZERO, late, m -> "by default " + late.bind(m)[0]);
    assertThat(trySelect(receive(a), byDefault)).isEmpty();
    ready.send("x");
    assertThat(trySelect(receive(a), byDefault)).contains("by default x");
    ready.close();
    assertThatThrownBy(() -> trySelect(byDefault)).isInstanceOf(ChannelClosedException.class);
  }

  @Test
  void aDelayedClauseWaitsForItsTimeAndItsMessages() {
    var log = new ArrayList<String>();
    try (var scheduler = Scheduler.cooperative()) {
      var late = Join.of(a).named("late");
      scheduler.spawn(
          "selector",
          () -> {
            log.add(select(receive(b), takeAfter(DAY, late, m -> "late " + late.bind(m)[0])));
            log.add("at " + scheduler.elapsed());
          });
      scheduler.spawn("sender", () -> a.send("x"));
      scheduler.run();
    }
    assertThat(log).containsExactly("late x", "at PT24H");
  }

  @Test
  void ofSeveralPossibleClausesPriorityThenAgeThenOrderDecides() throws Exception {
    var x = Channel.<String>unbounded("x");
    var y = Channel.<String>unbounded("y");
    y.send("old");
    x.send("young");
    assertThat(select(receive(x), receive(y))).isEqualTo("old");
    y.send("younger");
    assertThat(select(receive(y), priority(1, x))).isEqualTo("young");
    assertThat(select(send(x, "gift", "sent"), receive(y))).isEqualTo("younger");
    assertThat(select(send(x, "1", "first"), send(y, "2", "second"))).isEqualTo("first");
  }

  @Test
  void aGiftFindsRoomInABuffer() throws Exception {
    var buffer = Channel.<String>buffered("buffer", 1);
    assertThat(select(receive(a), send(buffer, "1", "sent"))).isEqualTo("sent");
    assertThat(buffer.place().snapshot()).containsExactly("1");
    assertThat(trySelect(receive(a), send(buffer, "2", "sent"))).isEmpty();
    assertThat(buffer.place().snapshot()).containsExactly("1");
  }

  @Test
  void aBlockedGiftIsCommittedWhenItsBufferGetsRoom() {
    var buffer = Channel.<String>buffered("buffer", 1);
    var log = new ArrayList<String>();
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn(
          "selector",
          () -> {
            buffer.send("1");
            log.add(select(send(buffer, "2", "sent"), receive(a), send(b, "3", "other")));
          });
      scheduler.runUntilIdle();
      assertThat(log).isEmpty();
      assertThat(buffer.tryReceive()).contains("1");
      scheduler.run();
      assertThat(log).containsExactly("sent");
      assertThat(buffer.place().snapshot()).containsExactly("2");
      assertThat(b.tryReceive()).isEmpty();
    }
  }

  @Test
  void anInterruptOrTimeoutLeavesNoTraceOfAnyClause() {
    try (var scheduler = Scheduler.cooperative()) {
      var selector =
          scheduler.spawn("selector", () -> select(send(a, "x", "sent"), receive(b), both(b, c)));
      scheduler.runUntilIdle();
      selector.interrupt();
      scheduler.run();
      assertThat(selector.isAlive()).isFalse();
    }
    assertNoTrace();
  }

  @Test
  void aSelectFailsWhenNoClauseIsLeft() throws Exception {
    var log = new ArrayList<String>();
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn(
          "selector",
          () -> {
            try {
              select(receive(a), both(b, c), send(c, "x", "sent"));
            } catch (ChannelClosedException closed) {
              log.add(closed.getMessage());
            }
          });
      scheduler.runUntilIdle();
      a.close();
      b.close();
      scheduler.runUntilIdle();
      assertThat(log).isEmpty();
      assertThat(c.closeNow()).isEmpty();
      scheduler.run();
    }
    assertThat(log)
        .containsExactly(
            "no clause can ever be committed, as channels are closed: a: a (closed) has 0"
                + " of 1; b & c: b (closed) has 0 of 1, c (closed) has 0 of 1; send to c (closed)");
  }

  @Test
  void closedClausesDoNotDisturbTheOthers() throws Exception {
    a.close();
    var ready = Channel.<String>unbounded("ready");
    ready.send("x");
    assertThat(select(receive(a), receive(ready))).isEqualTo("x");
    assertThat(trySelect(receive(a), receive(ready))).isEmpty();
    assertThatThrownBy(() -> select(receive(a), send(a, "x", "sent")))
        .isInstanceOf(ChannelClosedException.class);
  }

  @Test
  void anErrorThatWasSentIsThrownByTheSelectThatTakesIt() throws Exception {
    var x = Channel.<String>unbounded("x");
    var error = new IllegalStateException("boom");
    x.sendError(error);
    assertThatThrownBy(() -> select(receive(x), receive(a))).isSameAs(error);
  }

  @Test
  void nothingToChooseFromIsRefused() {
    assertThatThrownBy(() -> Clause.<String>select())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a select without clauses would wait for ever");
    assertThatThrownBy(() -> timeout(Duration.ofSeconds(-1)))
        .hasMessage("after(PT-1S): a delay must not be negative");
    assertThatThrownBy(() -> Clause.take(Join.of(), none -> "x"))
        .hasMessageContaining("has no term");
  }
}
