package dev.joins.proofs.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.ChannelClosedException;
import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.match.commit.Sending;
import dev.joins.proofs.race.Race.Round;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Races of selects: each gives or takes one thing of several, or none. */
class SelectRaceTest extends Races {
  @Test
  void aSelectsTwoGiftsAgainstTwoTakers() {
    race(
        3,
        race -> {
          var a = Channel.<String>rendezvous("a");
          var b = Channel.<String>rendezvous("b");
          var taken = new ConcurrentLinkedQueue<String>();
          return new Round(
              () -> {
                assertThat(taken).hasSize(outcome.startsWith("gave") ? 1 : 0);
                assertThat(taken).allMatch(message -> outcome.equals("gave " + message));
                assertThat(pending(a)).isEmpty();
                assertThat(pending(b)).isEmpty();
              },
              () ->
                  outcome =
                      Clause.select(
                          Clause.send(a, "a", "gave a"), Clause.send(b, "b", "gave b"), timeUp()),
              () -> a.receive(MOMENT).ifPresent(taken::add),
              () -> b.receive(MOMENT).ifPresent(taken::add));
        });
  }

  @Test
  void aSelectsTwoGiftsAgainstAJoinThatWantsBoth() {
    race(
        3,
        race -> {
          var a = Channel.<String>rendezvous("a");
          var b = Channel.<String>rendezvous("b");
          var outcomes = new ConcurrentLinkedQueue<String>();
          return new Round(
              () ->
                  assertThat(outcomes)
                      .hasSize(3)
                      .anyMatch(each -> each.startsWith("took"))
                      .contains("gave a", "gave b"),
              () -> outcomes.add(Clause.select(take(a, b))),
              () ->
                  outcomes.add(
                      Clause.select(Clause.send(a, "1", "gave a"), Clause.send(b, "1", "gave b"))),
              () ->
                  outcomes.add(
                      Clause.select(Clause.send(a, "2", "gave a"), Clause.send(b, "2", "gave b"))));
        });
  }

  @Test
  void twoSelectsThatGiveOrTakeTheSame() {
    race(
        2,
        race -> {
          var a = Channel.<String>rendezvous("a");
          var outcomes = new ConcurrentLinkedQueue<String>();
          Race.Act act = () -> outcomes.add(Clause.select(Clause.send(a, "m", "gave"), take(a)));
          return new Round(
              () -> assertThat(outcomes).containsExactlyInAnyOrder("gave", "took [m]"), act, act);
        });
  }

  @Test
  void aSelectThatGivesIntoABufferOrTakesFromItAgainstBoth() {
    race(
        3,
        race -> {
          var buffer = Channel.<String>buffered("buffer", 1);
          var other = open("other");
          Sending.trySend(buffer.place(), "old");
          var taken = new ConcurrentLinkedQueue<String>();
          return new Round(
              () -> {
                var all = new ArrayList<Object>(taken);
                all.addAll(pending(buffer));
                if (outcome.equals("gave")) {
                  assertThat(all).containsExactly("old", "new");
                  assertThat(pending(other)).hasSize(1);
                } else {
                  assertThat(outcome).isEqualTo("took [old, o]");
                  assertThat(all).isEmpty();
                }
              },
              () -> {
                outcome = Clause.select(take(buffer, other), Clause.send(buffer, "new", "gave"));
              },
              () -> other.send("o"),
              () -> {
                while (outcome.isEmpty() && taken.isEmpty()) {
                  buffer.tryReceive().ifPresent(taken::add);
                }
              });
        });
  }

  @Test
  void closeAgainstTheTimeoutOfTheLastSenderAJoinHopesFor() {
    race(
        3,
        race -> {
          var closing = Channel.<String>rendezvous("closing");
          var other = open("other");
          return new Round(
              () -> assertThat(outcome).isEqualTo("closed"),
              () -> {
                try {
                  outcome = Clause.select(take(closing, other));
                } catch (ChannelClosedException closed) {
                  outcome = "closed";
                }
              },
              () -> {
                try {
                  assertThat(closing.send("m", MOMENT)).isFalse();
                } catch (ChannelClosedException closed) {
                  // it came too late
                }
              },
              () -> {
                Noise.pause();
                closing.close();
              });
        });
  }
}
