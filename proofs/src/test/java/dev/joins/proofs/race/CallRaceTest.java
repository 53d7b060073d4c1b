package dev.joins.proofs.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.ChannelClosedException;
import dev.joins.channel.Channel;
import dev.joins.dsl.Joins;
import dev.joins.proofs.race.Race.Round;
import dev.joins.tasklet.Scheduler;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Races between a caller and whoever answers, or ends, the call. */
class CallRaceTest extends Races {
  @Test
  void withdrawalOfACallAgainstAMatch() {
    try (var scheduler = Scheduler.parallel();
        var joins = Joins.open("race", scheduler)) {
      var asks = joins.<String, String>replyChannel("asks");
      var tokens = joins.<String>channel("tokens");
      joins.on(asks).and(tokens).reply((question, token) -> question + token);
      race(
          2,
          race -> {
            var reply = new ConcurrentLinkedQueue<Optional<String>>();
            return new Round(
                () -> {
                  assertThat(reply).hasSize(1);
                  assertThat(tokens.tryReceive().isPresent()).isEqualTo(reply.element().isEmpty());
                },
                () -> reply.add(asks.call("q", MOMENT)),
                () -> tokens.send("t"));
          });
    }
  }

  @Test
  void interruptOfACallAgainstAMatch() {
    try (var scheduler = Scheduler.parallel();
        var joins = Joins.open("race", scheduler)) {
      var asks = joins.<String, String>replyChannel("asks");
      var tokens = joins.<String>channel("tokens");
      joins.on(asks).and(tokens).reply((question, token) -> question + token);
      race(
          3,
          race ->
              new Round(
                  () -> {
                    assertThat(outcome).isIn("qt", "interrupted");
                    var interrupted = outcome.equals("interrupted");
                    assertThat(race.wasInterrupted(0)).isNotEqualTo(interrupted);
                    assertThat(tokens.tryReceive().isPresent()).isEqualTo(interrupted);
                  },
                  () -> {
                    try {
                      outcome = asks.call("q");
                    } catch (InterruptedException interrupted) {
                      outcome = "interrupted";
                    }
                  },
                  () -> tokens.send("t"),
                  () -> race.thread(0).interrupt()));
    }
  }

  @Test
  void closeOfADefinitionAgainstACallAndAMatch() {
    try (var scheduler = Scheduler.parallel()) {
      race(
          3,
          race -> {
            var joins = Joins.open("race", scheduler);
            var asks = joins.<String, String>replyChannel("asks");
            var tokens = Channel.<String>unbounded("tokens");
            joins.on(asks).and(tokens).reply((question, token) -> question + token);
            return new Round(
                () -> {
                  assertThat(outcome).isIn("qt", "closed");
                  assertThat(pending(tokens)).hasSize(outcome.equals("qt") ? 0 : 1);
                },
                () -> {
                  try {
                    outcome = asks.call("q");
                  } catch (ChannelClosedException closed) {
                    outcome = "closed";
                  }
                },
                () -> tokens.send("t"),
                joins::close);
          });
    }
  }
}
