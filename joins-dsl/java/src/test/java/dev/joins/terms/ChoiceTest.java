package dev.joins.terms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.Choice;
import dev.joins.channel.Channel;
import dev.joins.dsl.Joins;
import dev.joins.dsl.Signal;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who wins where several patterns are enabled. */
class ChoiceTest {
  private final CooperativeScheduler scheduler = Scheduler.cooperative();
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void close() {
    scheduler.close();
  }

  /** Three patterns want the same token; their own messages come in the order c, b, a. */
  private List<String> winners(Choice choice, int rounds) throws InterruptedException {
    log.clear();
    try (var j = Joins.open("test", scheduler)) {
      j.setChoice(choice);
      Signal token = j.signal("token");
      Channel<String> a = j.channel("a");
      Channel<String> b = j.channel("b");
      Channel<String> c = j.channel("c");
      for (var channel : List.of(a, b, c)) {
        j.on(token).and(channel).react(log::add);
      }
      for (var i = 0; i < rounds; i++) {
        for (var channel : List.of(c, b, a)) {
          channel.send(channel.toString());
        }
        token.send();
        scheduler.run();
        for (var channel : List.of(a, b, c)) {
          channel.tryReceive();
        }
      }
    }
    return List.copyOf(log);
  }

  @Test
  void theOldestMessagesUnlessToldOtherwise() throws Exception {
    assertThat(winners(Choice.oldest(), 3)).containsExactly("c", "c", "c");
  }

  @Test
  void thePatternDeclaredFirst() throws Exception {
    assertThat(winners(Choice.declared(), 3)).containsExactly("a", "a", "a");
  }

  @Test
  void atRandomEachAboutAsOften() throws Exception {
    var winners = winners(Choice.random(7), 900);
    for (var name : List.of("a", "b", "c")) {
      // The deviation is 14: these bounds are far out, and the seed is fixed.
      assertThat(winners.stream().filter(name::equals).count()).as(name).isBetween(230L, 370L);
    }
  }

  @Test
  void theSameSeedMakesTheSameChoices() throws Exception {
    var first = winners(Choice.random(1), 50);
    assertThat(winners(Choice.random(1), 50)).isEqualTo(first);
    assertThat(winners(Choice.random(2), 50)).isNotEqualTo(first);
  }

  @Test
  void priorityGoesBeforeAnyChoice() throws Exception {
    for (var choice : List.of(Choice.oldest(), Choice.declared(), Choice.random(3))) {
      log.clear();
      try (var j = Joins.open("test", scheduler)) {
        j.setChoice(choice);
        Signal token = j.signal("token");
        Channel<String> low = j.channel("low");
        Channel<String> high = j.channel("high");
        j.on(token).and(low).react(log::add);
        j.on(token).and(high).priority(1).react(log::add);
        for (var i = 0; i < 20; i++) {
          low.send("low");
        }
        for (var i = 0; i < 20; i++) {
          high.send("high");
          token.send();
        }
        scheduler.run();
      }
      assertThat(log).as(choice.toString()).hasSize(20).containsOnly("high");
    }
  }

  @Test
  void patternsOfDifferentChoicesAreComparedByAge() throws Exception {
    try (var j = Joins.open("test", scheduler)) {
      Signal token = j.signal("token");
      Channel<String> a = j.channel("a");
      Channel<String> b = j.channel("b");
      j.setChoice(Choice.declared());
      j.on(token).and(a).react(log::add);
      j.setChoice(Choice.random(1));
      j.on(token).and(b).react(log::add);
      b.send("b");
      a.send("a");
      token.send();
      scheduler.run();
    }
    assertThat(log).containsExactly("b");
  }

  @Test
  void whicheverPatternWinsTakesItsOldestMessages() throws Exception {
    try (var j = Joins.open("test", scheduler)) {
      j.setChoice(Choice.random(5));
      Signal token = j.signal("token");
      Channel<Integer> a = j.channel("a");
      Channel<Integer> b = j.channel("b");
      j.on(token).and(a).react(n -> log.add("a" + n));
      j.on(token).and(b).react(n -> log.add("b" + n));
      for (var i = 0; i < 20; i++) {
        a.send(i);
        b.send(i);
      }
      for (var i = 0; i < 30; i++) {
        token.send();
      }
      scheduler.run();
    }
    for (var name : List.of("a", "b")) {
      Stream<Integer> taken =
          log.stream()
              .filter(line -> line.startsWith(name))
              .map(line -> Integer.parseInt(line.substring(1)));
      assertThat(taken).isNotEmpty().isSorted();
    }
  }

  @Test
  void aClauseOfASelectIsChosenTheSameWay() throws Exception {
    try (var j = Joins.open("test", scheduler)) {
      Channel<String> a = j.channel("a");
      Channel<String> b = j.channel("b");
      for (var choice : List.of(Choice.oldest(), Choice.declared())) {
        j.setChoice(choice);
        b.send("b");
        a.send("a");
        log.add(j.select(j.on(a).map(x -> x), j.on(b).map(x -> x)));
        a.tryReceive();
        b.tryReceive();
      }
    }
    assertThat(log).containsExactly("b", "a");
  }

  /** The rule is the same where bodies run in turn: what allows a turn is no message. */
  @Test
  void aMatchThatIsAPrefixOfAnotherWinsInTurnAsWell() throws Exception {
    List<String> turns = new ArrayList<>();
    try (var j = Joins.serial("serial", scheduler, turn -> turns.add(turn.pattern()))) {
      Channel<Integer> a = j.channel("a");
      Channel<Integer> b = j.channel("b");
      j.on(a).and(b).named("longer").react((one, other) -> {});
      j.on(a.where(n -> n % 2 == 0)).named("shorter").react(n -> {});
      a.send(0);
      b.send(1);
      j.nextTurn();
    }
    assertThat(turns).containsExactly("shorter");
  }
}
