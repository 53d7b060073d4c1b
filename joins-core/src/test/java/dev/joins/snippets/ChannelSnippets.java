package dev.joins.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.channel.Join;
import dev.joins.tasklet.Scheduler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples in the documentation of channels. */
class ChannelSnippets {
  private final List<Object> out = new ArrayList<>();

  @Test
  void rendezvous() {
    try (var scheduler = Scheduler.cooperative()) {
      // @start region=rendezvous
      var greetings = Channel.<String>rendezvous("greetings");
      scheduler.spawn("sender", () -> greetings.send("hello")); // waits for the receiver
      scheduler.spawn("receiver", () -> out.add(greetings.receive()));
      // @end
      scheduler.run();
    }
    assertThat(out).containsExactly("hello");
  }

  @Test
  void times() throws Exception {
    var wheels = Channel.<String>unbounded("wheels");
    for (var i = 0; i < 5; i++) {
      wheels.send("wheel " + i);
    }
    // @start region=times
    var four = Join.of(wheels.times(4)).named("a car's");
    // @end
    out.add(Clause.select(Clause.take(four, messages -> four.bind(messages)[0])));
    assertThat(out).containsExactly(List.of("wheel 0", "wheel 1", "wheel 2", "wheel 3"));
  }

  @Test
  void select() throws Exception {
    var orders = Channel.<String>unbounded("orders");
    var replies = Channel.<String>rendezvous("replies");
    orders.send("tea");
    // @start region=select
    var chosen =
        Clause.select(
            Clause.receive(orders), // a message that is there
            Clause.send(replies, "ready", "the reply was taken")); // or a receiver that waits
    // @end
    assertThat(chosen).isEqualTo("tea");
  }
}
