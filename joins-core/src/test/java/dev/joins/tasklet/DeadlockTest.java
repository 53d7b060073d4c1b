package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.channel.Join;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is told of a deadlock, and what the report says; ids are cases of Stackless, section F. */
@Bounded
@ParameterizedClass
@EnumSource(Threads.class)
class DeadlockTest {
  private static final String HEAD = "Deadlock: nothing can run, and no timer is set. Blocked: ";
  private static final String HINT =
      "\n  A plain thread that is still to send or spawn must keep a hold() open until it has.";

  @Parameter private Threads threads = Threads.VIRTUAL;

  private final Log log = new Log();
  private final Channel<String> channel = Channel.rendezvous("c");
  private final Channel<String> other = Channel.rendezvous("other");

  // ---- who is told

  @Test
  void mainAloneCannotBlock() { // F01
    try (var scheduler = threads.open()) {
      assertThatThrownBy(channel::receive)
          .isInstanceOf(DeadlockException.class)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              HEAD + "1 tasklet.\n  main waits: receive from c\n    c: c has 0 of 1" + HINT);
      assertThat(channel.trySend("nobody waits any more")).isFalse();
      assertThat(scheduler.blocked()).isEmpty();
    }
  }

  @Test
  void mainIsToldWhenTheLastTaskletEnds() { // F02
    try (var scheduler = threads.open()) {
      scheduler.spawn("nop", () -> log.add("nop"));
      assertThatThrownBy(channel::receive)
          .isInstanceOf(DeadlockException.class)
          .hasMessageContaining("main waits: receive from c");
    }
    assertThat(log.text()).isEqualTo("nop");
  }

  @Test
  void theLastOneThatWantsToBlockIsTold() throws Exception { // F05
    try (var scheduler = threads.open()) {
      scheduler.spawn(
          "task",
          () -> {
            try {
              other.receive();
            } catch (DeadlockException deadlock) {
              log.add(deadlock.standstill().blocked());
            }
            channel.send("from task");
          });
      assertThat(channel.receive()).isEqualTo("from task");
    }
    assertThat(log.text())
        .contains("Blocked[tasklet=main", "Blocked[tasklet=task", "receive from other");
  }

  @Test
  void ifItDoesNotCareMainIsTold() { // F06
    try (var scheduler = threads.open()) {
      scheduler.spawn("task", other::receive);
      assertThatThrownBy(channel::receive)
          .isInstanceOf(DeadlockException.class)
          .hasMessage(
              HEAD
                  + "2 tasklets.\n  main waits: receive from c\n    c: c has 0 of 1"
                  + "\n  task waits: receive from other\n    other: other has 0 of 1"
                  + HINT);
    }
  }

  @Test
  void aTimerIsNoDeadlock() throws Exception {
    try (var scheduler = threads.open()) {
      scheduler.spawn("blocked", () -> log.add(channel.receive()));
      assertThat(other.receive(java.time.Duration.ofDays(1))).isEmpty();
      assertThatThrownBy(scheduler::run).isInstanceOf(DeadlockException.class);
    }
  }

  @Test
  void whoeverWasToldWaitsNoMoreAndCanWaitAgain() throws Exception {
    try (var scheduler = threads.open()) {
      assertThatThrownBy(channel::receive).isInstanceOf(DeadlockException.class);
      scheduler.spawn("sender", () -> channel.send("later"));
      assertThat(channel.receive()).isEqualTo("later");
      scheduler.run();
    }
  }

  // ---- what the report says

  @Test
  void itNamesEveryBlockedTaskletWhatItWaitsForAndWhatIsLacking() {
    var back = Channel.<String>rendezvous("back");
    var idle = Channel.<String>unbounded("idle");
    var team = Join.of(back, idle).named("deliver");
    var answer = new Exchange[1];
    try (var scheduler = threads.open()) {
      var sleeper = scheduler.spawn("receiver", channel::receive);
      scheduler.spawn("santa", () -> Clause.select(Clause.take(team, messages -> "team")));
      scheduler.spawn("reindeer", () -> back.send("Rudolph"));
      scheduler.spawn(
          "chooser",
          () -> Clause.select(Clause.receive(other), Clause.send(back, "Donner", "sent")));
      scheduler.spawn("waiting for receiver", sleeper::awaitEnd);
      scheduler.spawn(
          "caller",
          () -> {
            answer[0] = new Exchange("the answer").committed();
            answer[0].call();
          });
      assertThatThrownBy(scheduler::run)
          .hasMessage(
              HEAD
                  + """
                  6 tasklets.
                    receiver waits: receive from c
                      c: c has 0 of 1
                    santa waits: select
                      deliver: back has 2 of 1, idle has 0 of 1
                    reindeer waits: send to back
                      deliver: back has 2 of 1, idle has 0 of 1
                    chooser waits: select
                      other: other has 0 of 1
                      send to back: nobody takes it (deliver: back has 2 of 1, idle has 0 of 1)
                    waiting for receiver waits: the end of receiver
                    caller waits: the answer\
                  """
                  + HINT);
      answer[0].answer("at last");
    }
  }

  @Test
  void theSameAsData() {
    try (var scheduler = threads.open()) {
      scheduler.spawn("receiver", channel::receive);
      scheduler.runUntilIdle();
      var expected =
          List.of(
              new DeadlockReport.Blocked(
                  "receiver", new WaitReport("receive from c", List.of("c: c has 0 of 1"))));
      assertThat(scheduler.blocked()).isEqualTo(expected);
      assertThatThrownBy(scheduler::run)
          .isInstanceOfSatisfying(
              DeadlockException.class,
              deadlock ->
                  assertThat(deadlock.standstill()).isEqualTo(new DeadlockReport(expected)));
    }
  }

  @Test
  void blockedTaskletsComeInTheOrderOfTheirCreation() {
    try (var scheduler = threads.open()) {
      scheduler.spawn(
          "first",
          () -> {
            Tasklet.schedule();
            channel.receive();
          });
      scheduler.spawn("second", channel::receive);
      scheduler.spawn("ends", () -> {});
      scheduler.spawn("third", other::receive);
      scheduler.runUntilIdle();
      assertThat(scheduler.blocked())
          .extracting(DeadlockReport.Blocked::tasklet)
          .containsExactly("first", "second", "third");
    }
  }

  @Test
  void aTaskletThatSleepsIsBlockedTooWhileOneRuns() {
    try (var scheduler = threads.open()) {
      scheduler.spawn("sleeper", () -> Tasklet.sleep(java.time.Duration.ofSeconds(7)));
      scheduler.spawn("looks", () -> log.add(scheduler.blocked()));
      scheduler.run();
    }
    assertThat(log.text())
        .contains("sleeper", "the end of a sleep of PT7S")
        .doesNotContain("looks", "main");
  }

  @Test
  void aLongReportIsCut() {
    try (var scheduler = threads.open()) {
      for (var i = 1; i <= 51; i++) {
        scheduler.spawn("t" + i, channel::receive);
      }
      assertThatThrownBy(scheduler::run)
          .hasMessageStartingWith(HEAD + "51 tasklets.\n  t1 waits")
          .hasMessageContaining("\n  t50 waits")
          .hasMessageEndingWith("\n  ... and 1 more" + HINT)
          .message()
          .doesNotContain("t51");
    }
  }

  @Test
  void whoeverWaitsForItsOwnEndWaitsForEver() {
    try (var scheduler = threads.open()) {
      scheduler.spawn("narcissus", () -> Tasklet.current().orElseThrow().awaitEnd());
      assertThatThrownBy(scheduler::run).hasMessageContaining("waits: the end of narcissus");
    }
  }

  @Test
  void aStandstillEndsEvenAWaitThatIsCommitted() throws Exception {
    Callable<String> call = () -> new Exchange("a reply that never comes").committed().call();
    try (var scheduler = threads.open()) {
      assertThatThrownBy(call::call)
          .isInstanceOf(DeadlockException.class)
          .hasMessageContaining("main waits: a reply that never comes");
      scheduler.run();
    }
  }
}
