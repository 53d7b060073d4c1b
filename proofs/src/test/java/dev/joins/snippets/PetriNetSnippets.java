package dev.joins.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.dsl.Joins;
import dev.joins.dsl.ReplyChannel;
import dev.joins.dsl.Signal;
import dev.joins.proofs.net.PetriNet;
import dev.joins.tasklet.Scheduler;
import org.junit.jupiter.api.Test;

/** The example of the nets' documentation. */
class PetriNetSnippets {
  @Test
  void santa() {
    try (var scheduler = Scheduler.cooperative();
        var north = Joins.open("north", scheduler)) {
      // @start region=santa
      ReplyChannel<String, String> back = north.replyChannel("back");
      ReplyChannel<String, String> help = north.replyChannel("help");
      Signal idle = north.signal("idle");
      north
          .on(back.times(9))
          .and(idle)
          .priority(1)
          .named("deliver")
          .react(team -> {
            team.forEach(reindeer -> reindeer.reply("ho, ho, ho"));
            idle.send();
          });
      north
          .on(help.times(3))
          .and(idle)
          .named("consult")
          .react(trio -> {
            trio.forEach(elf -> elf.reply("like this"));
            idle.send();
          });
      idle.send();

      var net =
          PetriNet.of(north)
              .sends("deliver", "holiday*9 + idle")
              .sends("consult", "working*3 + idle")
              .starting("holiday*9 + working*10") // the reindeer and the elves
              .pattern("arrive", "holiday", "back")
              .pattern("ask", "working", "help");
      var report = net.report(10_000);
      // @end
      assertThat(report)
          .isEqualTo(
              """
              north: 110 markings, all that there are
              invariants:
                idle = 1
                holiday + back = 9
                working + help = 10
              channels:
                idle: at most 1
                holiday: at most 9
                working: at most 10
                back: at most 9
                help: at most 10
              patterns that can never fire: none
              deadlocks: none\
              """);
    }
  }
}
