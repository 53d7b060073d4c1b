package dev.joins.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.dsl.Joins;
import dev.joins.dsl.ReplyChannel;
import dev.joins.dsl.Signal;
import dev.joins.proofs.explore.Explorer;
import dev.joins.proofs.explore.ScheduleFailure;
import dev.joins.proofs.explore.Shared;
import dev.joins.proofs.junit.ExploreSchedules;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.DeadlockException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of the explorer's documentation. */
class ExplorerSnippets {
  // @start region=talk
  static void talk(CooperativeScheduler scheduler) {
    var back = Channel.<Channel<String>>unbounded("back");
    var help = Channel.<Channel<String>>unbounded("help");
    for (var name : List.of("Dasher", "Dancer")) {
      scheduler.spawn(name, () -> visit(back, name));
    }
    for (var name : List.of("Bushy", "Pepper")) {
      scheduler.spawn(name, () -> visit(help, name));
    }
    scheduler.spawn("Santa", () -> serve(back, help));
    scheduler.run();
  }

  static void visit(Channel<Channel<String>> door, String me) throws InterruptedException {
    var nod = Channel.<String>unbounded("nod to " + me);
    door.send(nod);
    nod.receive();
  }

  static void serve(Channel<Channel<String>> back, Channel<Channel<String>> help)
      throws InterruptedException {
    var north = Joins.open("north");
    var reindeer = north.on(back.times(2)).priority(1).map(team -> team);
    var elves = north.on(help.times(2)).map(pair -> pair);
    for (var services = 0; services < 2; services++) {
      var group = north.select(reindeer, elves);
      group = Clause.trySelect(reindeer).orElse(group); // one last look at the stable
      for (var nod : group) {
        nod.send("go");
      }
    }
  }

  // @end

  @Test
  void theOrdinaryScheduleShowsNothing() {
    assertThat(Explorer.replay("round robin").explore(ExplorerSnippets::talk).found()).isEmpty();
  }

  @Test
  void theTalk() {
    // @start region=explore
    var exploration = Explorer.exhaustive().explore(ExplorerSnippets::talk);
    // @end
    var found = exploration.found().orElseThrow();
    assertThat(found.failure())
        .isInstanceOf(DeadlockException.class)
        .hasMessageContainingAll("Bushy waits", "Pepper waits", "Santa waits");
    assertThat(found.schedule()).isEqualTo(SCHEDULE);
  }

  private static final String SCHEDULE = "4:1 12:1";

  @Test
  void itReplays() {
    // @start region=replay
    var again = Explorer.replay("4:1 12:1").explore(ExplorerSnippets::talk);
    // @end
    assertThat(again.found().orElseThrow().failure()).isInstanceOf(DeadlockException.class);
  }

  // @start region=fixed
  @ExploreSchedules
  void nobodyIsForgotten(CooperativeScheduler scheduler) {
    var north = Joins.open("north", scheduler);
    ReplyChannel<String, String> back = north.replyChannel("back");
    ReplyChannel<String, String> help = north.replyChannel("help");
    Signal idle = north.signal("idle");
    for (var name : List.of("Dasher", "Dancer")) {
      scheduler.spawn(name, () -> back.call(name));
    }
    for (var name : List.of("Bushy", "Pepper")) {
      scheduler.spawn(name, () -> help.call(name));
    }
    north
        .on(back.times(2))
        .and(idle)
        .priority(1)
        .react(team -> {
          team.forEach(worker -> worker.reply("go"));
          idle.send();
        });
    north
        .on(help.times(2))
        .and(idle)
        .react(pair -> {
          pair.forEach(worker -> worker.reply("go"));
          idle.send();
        });
    idle.send();
    scheduler.run();
    north.close();
  }

  // @end

  // @start region=junit
  @ExploreSchedules(bound = 1_000)
  void oneOfTwoReceiversGetsTheMessage(CooperativeScheduler scheduler) throws Exception {
    var letters = Channel.<String>buffered("letters", 1);
    var got = new Shared<>("got", 0);
    for (var name : List.of("Anna", "Ben")) {
      scheduler.spawn(name, () -> letters.tryReceive().ifPresent(letter -> got.update(n -> n + 1)));
    }
    letters.send("hello");
    scheduler.run();
    assertThat(got.get()).isEqualTo(1);
  }

  // @end

  @Test
  void check() {
    assertThatExceptionOfType(ScheduleFailure.class)
        .isThrownBy(() -> {
          // @start region=check
          Explorer.exhaustive()
              .check(scheduler -> {
                var count = new Shared<>("count", 0);
                for (var name : List.of("one", "two")) {
                  scheduler.spawn(name, () -> count.set(count.get() + 1));
                }
                scheduler.run();
                assertThat(count.get()).isEqualTo(2); // fails: both have read 0
              });
          // @end
        })
        .withMessageContainingAll("schedules tried", "to be replayed: \"", "two: read count");
  }
}
