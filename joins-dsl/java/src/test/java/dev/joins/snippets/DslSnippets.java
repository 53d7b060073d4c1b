package dev.joins.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.channel.Channel;
import dev.joins.dsl.Joins;
import dev.joins.dsl.ReplyChannel;
import dev.joins.tasklet.Scheduler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples in the documentation of the DSL. */
class DslSnippets {
  private final List<Object> out = new ArrayList<>();

  @Test
  void react() throws Exception {
    // @start region=react
    try (var j = Joins.open("tea")) {
      Channel<String> cup = j.channel("cup");
      Channel<Integer> degrees = j.channel("degrees");

      j.on(cup).and(degrees).react((c, d) -> out.add(c + " at " + d)); // both, or none

      cup.send("green");
      degrees.send(70);
    } // waits for the body, and closes the channels
    // @end
    assertThat(out).containsExactly("green at 70");
  }

  @Test
  void call() {
    try (var scheduler = Scheduler.cooperative();
        var j = Joins.open("tickets")) {
      // @start region=call
      ReplyChannel<String, Integer> next = j.replyChannel("next");
      Channel<Integer> number = j.channel("number");

      j.on(next)
          .and(number)
          .reply(
              (who, n) -> {
                number.send(n + 1);
                return n; // what call() returns
              });

      number.trySend(1);
      scheduler.spawn("customer", () -> out.add(next.call("customer")));
      // @end
      scheduler.run();
    }
    assertThat(out).containsExactly(1);
  }
}
