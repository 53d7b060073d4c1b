package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.channel.Channel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whose turn it is under the cooperative scheduler; ids are cases of the Stackless catalogue. */
@Bounded
@ParameterizedClass
@EnumSource(Threads.class)
class RoundRobinTest {
  @Parameter private Threads threads = Threads.VIRTUAL;

  private final Log log = new Log();

  @Test
  void taskletsRunInTheOrderOfTheirCreation() { // B01
    try (var scheduler = threads.open()) {
      scheduler.spawn("A", () -> log.add("A"));
      scheduler.spawn("B", () -> log.add("B"));
      assertThat(log.lines()).isEmpty();
      scheduler.run();
      assertThat(log.text()).isEqualTo("A B");
    }
  }

  @Test
  void scheduleLetsAllOthersGoFirst() { // B02
    try (var scheduler = threads.open()) {
      for (var name : new String[] {"A", "B"}) {
        scheduler.spawn(
            name,
            () -> {
              log.add("hello-" + name);
              Tasklet.schedule();
              log.add("goodbye-" + name);
            });
      }
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("hello-A hello-B goodbye-A goodbye-B");
  }

  @Test
  void mainTakesItsTurnInTheRound() { // B04
    try (var scheduler = threads.open()) {
      for (var name : new String[] {"a", "b", "c"}) {
        scheduler.spawn(
            name,
            () -> {
              for (var i = 0; i < 2; i++) {
                log.add(name);
                Tasklet.schedule();
              }
            });
      }
      for (var i = 0; i < 5; i++) {
        log.add("M");
        Tasklet.schedule();
      }
    }
    assertThat(log.text()).isEqualTo("M a b c M a b c M M M");
  }

  @Test
  void aTaskletMadeWhileOthersRunGoesToTheEnd() { // B05
    try (var scheduler = threads.open()) {
      scheduler.spawn(
          "a",
          () -> {
            log.add("a1");
            scheduler.spawn("new", () -> log.add("new"));
            log.add("a2");
            Tasklet.schedule();
            log.add("a3");
          });
      scheduler.spawn("b", () -> log.add("b"));
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("a1 a2 b new a3");
  }

  @Test
  void scheduleReturnsAtOnceWhereNobodyElseCanRun() {
    try (var scheduler = threads.open()) {
      Tasklet.schedule();
      scheduler.spawn(
          "alone",
          () -> {
            Tasklet.schedule();
            log.add("alone");
          });
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("alone");
  }

  @Test
  void whoeverIsWokenTakesItsTurnAfterThoseThatCanRunAlready() {
    var buffer = Channel.<String>buffered("buffer", 1);
    try (var scheduler = threads.open()) {
      scheduler.spawn("receiver", () -> log.add(buffer.receive()));
      scheduler.spawn(
          "sender",
          () -> {
            buffer.send("message");
            log.add("sent");
            Tasklet.schedule();
            log.add("sender-again");
          });
      scheduler.spawn("third", () -> log.add("third"));
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("sent third message sender-again");
  }

  @Test
  void exactlyOneTaskletRunsAtAnyTime() {
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    var turns = new AtomicInteger();
    try (var scheduler = threads.open()) {
      for (var i = 0; i < 20; i++) {
        scheduler.spawn(
            "t" + i,
            () -> {
              for (var turn = 0; turn < 50; turn++) {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                turns.incrementAndGet();
                Thread.onSpinWait();
                running.decrementAndGet();
                Tasklet.schedule();
              }
            });
      }
      scheduler.run();
    }
    assertThat(most).hasValue(1);
    assertThat(turns).hasValue(1000);
  }

  @Test
  void aHundredRunsTakeTheSameTurns() {
    var first = turnsOfABusyProgram(Threads.VIRTUAL);
    assertThat(first).contains("timeout", "interrupted", "late", "end-of-b");
    for (var i = 0; i < 100; i++) {
      assertThat(turnsOfABusyProgram(threads)).isEqualTo(first);
    }
  }

  private static String turnsOfABusyProgram(Threads threads) {
    var log = new Log();
    var meet = Channel.<Integer>rendezvous("meet");
    var buffer = Channel.<Integer>buffered("buffer", 2);
    var never = Channel.<Integer>rendezvous("never");
    try (var scheduler = threads.open()) {
      var stuck =
          scheduler.spawn(
              "stuck",
              () -> {
                try {
                  never.receive();
                } catch (InterruptedException cancelled) {
                  log.add("interrupted");
                }
              });
      for (var i = 0; i < 3; i++) {
        var number = i;
        scheduler.spawn(
            "producer",
            () -> {
              for (var message = 0; message < 4; message++) {
                (message % 2 == 0 ? meet : buffer).send(10 * number + message);
                log.add("sent" + (10 * number + message));
                Tasklet.sleep(Duration.ofSeconds(number));
              }
            });
      }
      var b = scheduler.spawn("b", () -> consume(buffer, log));
      scheduler.spawn("m", () -> consume(meet, log));
      scheduler.spawn(
          "late",
          () -> {
            log.add(never.receive(Duration.ofSeconds(2)).isPresent() ? "?" : "timeout");
            scheduler.spawn("child", () -> log.add("late@" + scheduler.elapsed()));
            stuck.interrupt();
            Tasklet.schedule();
            b.awaitEnd();
            log.add("end-of-b");
          });
      scheduler.run();
    }
    return log.text();
  }

  private static void consume(Channel<Integer> channel, Log log) throws InterruptedException {
    for (var i = 0; i < 6; i++) {
      log.add("got" + channel.receive());
    }
  }

  @Test
  void aFactoryThatMakesNoThreadIsAnErrorOfWhoeverNeedsIt() {
    try (var scheduler = threads.open(config -> config.withThreads(body -> null))) {
      assertThatThrownBy(
              () -> {
                scheduler.spawn("lost", () -> log.add("?"));
                scheduler.run();
              })
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the thread factory made no thread for tasklet 'lost'");
      scheduler.run();
      assertThat(scheduler.blocked()).isEmpty();
      assertThat(log.text()).isEmpty();
    }
  }
}
