package dev.joins.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.channel.Channel;
import dev.joins.tasklet.Scheduler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples for those who know Stackless. */
class StacklessSnippets {
  private final List<String> log = new ArrayList<>();

  private void log(String event) {
    log.add(event);
  }

  @Test
  void trace() {
    // @start region=trace
    try (var s = Scheduler.cooperative()) {
      var ch = Channel.<String>rendezvous("ch");
      s.spawn(
          "receiver",
          () -> {
            log("R+");
            log(ch.receive());
            log("R-");
          });
      s.spawn(
          "sender",
          () -> {
            log("S+");
            ch.send("v");
            log("S-");
          });
      s.spawn("third", () -> log("A"));
      s.run(); // R+ S+ v R- A S-
    }
    // @end
    assertThat(String.join(" ", log)).isEqualTo("R+ S+ v R- A S-");
  }
}
