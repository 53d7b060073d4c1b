package dev.joins.proofs.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.channel.Join;
import dev.joins.channel.Term;
import dev.joins.dsl.Joins;
import dev.joins.match.ChannelClosedException;
import dev.joins.match.Input;
import dev.joins.match.Pattern;
import dev.joins.match.Rule;
import dev.joins.proofs.race.Race.Round;
import dev.joins.tasklet.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Races over several channels: joins, selects, calls, and the merging of their locks. */
class JoinRaceTest {
  private static final Duration MOMENT = Duration.ofNanos(20_000);

  private final Queue<String> matches = new ConcurrentLinkedQueue<>();
  private volatile String outcome = "";

  private Rule rule(Channel<?>... channels) {
    var inputs = new ArrayList<Input>();
    for (var channel : channels) {
      inputs.add(new Input(channel.place(), 1));
    }
    return Rule.install(
        new Pattern(null, 0, inputs, null), values -> matches.add(Arrays.toString(values)));
  }

  private static Channel<String> open(String name) {
    return Channel.unbounded(name);
  }

  private static Clause<String> take(Term<?>... terms) {
    var join = new Join(null, 0, List.of(terms), null);
    return Clause.take(join, messages -> "took " + Arrays.toString(messages));
  }

  private static Clause<String> timeUp() {
    return Clause.takeAfter(MOMENT, new Join(null, 0, List.of(), null), none -> "time is up");
  }

  private static List<Object> pending(Channel<?> channel) {
    return channel.place().snapshot();
  }

  private void race(int racers, java.util.function.Function<Race, Round> make) {
    try (var race = new Race(racers)) {
      race.repeat(() -> {
        matches.clear();
        outcome = "";
        return make.apply(race);
      });
    }
  }

  @Test
  void twoJoinsOverOneMessage() {
    race(
        3,
        race -> {
          var a = open("a");
          var b = open("b");
          var c = open("c");
          rule(a, b);
          rule(a, c);
          return new Round(
              () -> {
                assertThat(matches).hasSize(1);
                assertThat(pending(a)).isEmpty();
                assertThat(pending(b).size() + pending(c).size()).isEqualTo(1);
              },
              () -> a.send("a"),
              () -> b.send("b"),
              () -> c.send("c"));
        });
  }

  @Test
  void theLastTwoMessagesOfAJoin() {
    race(
        2,
        race -> {
          var a = open("a");
          var b = open("b");
          rule(a, b);
          return new Round(
              () -> {
                assertThat(matches).containsExactly("[a, b]");
                assertThat(pending(a)).isEmpty();
                assertThat(pending(b)).isEmpty();
              },
              () -> a.send("a"),
              () -> b.send("b"));
        });
  }

  @Test
  void mergeOfLocksAgainstSends() {
    race(
        3,
        race -> {
          var a = open("a");
          var b = open("b");
          return new Round(
              () -> assertThat(matches).containsExactly("[a, b]"),
              () -> rule(a, b),
              () -> a.send("a"),
              () -> b.send("b"));
        });
  }

  @Test
  void mergeOfLocksAgainstBlockedSendersAndReceivers() {
    race(
        3,
        race -> {
          var a = Channel.<String>rendezvous("a");
          var b = Channel.<String>rendezvous("b");
          return new Round(
              () -> {
                assertThat(outcome).isEqualTo("took [a, b]");
                assertThat(a.trySend("ghost") || b.trySend("ghost")).isFalse();
              },
              () -> outcome = Clause.select(take(a, b)),
              () -> a.send("a"),
              () -> b.send("b"));
        });
  }

  @Test
  void mergesOfLocksAgainstEachOther() {
    race(
        3,
        race -> {
          var a = open("a");
          var b = open("b");
          var c = open("c");
          var d = open("d");
          return new Round(
              () -> {
                a.place().trySend("a");
                c.place().trySend("c");
                b.place().trySend("b");
                assertThat(matches).containsExactly("[a, b]");
                d.place().trySend("d");
                assertThat(matches).containsExactly("[a, b]", "[c, d]");
              },
              () -> rule(a, b),
              () -> rule(c, d),
              () -> rule(b, d, d));
        });
  }

  @Test
  void manyMergesInOppositeOrders() {
    race(
        2,
        race -> {
          var some = new ArrayList<Channel<String>>();
          var others = new ArrayList<Channel<String>>();
          for (var i = 0; i < 20; i++) {
            some.add(open("some" + i));
            others.add(open("other" + i));
          }
          return new Round(
              () -> {
                for (var i = 0; i < 20; i++) {
                  some.get(i).place().trySend("m");
                  others.get(i).place().trySend("m");
                }
                assertThat(matches).hasSize(20);
              },
              () -> {
                for (var i = 0; i < 20; i++) {
                  rule(some.get(i), others.get(i));
                }
              },
              () -> {
                for (var i = 0; i < 20; i++) {
                  rule(others.get(i), some.get(i));
                }
              });
        });
  }

  @Test
  void threeMergesInACircle() {
    race(
        3,
        race -> {
          var a = open("a");
          var b = open("b");
          var c = open("c");
          a.place().trySend("a");
          b.place().trySend("b");
          c.place().trySend("c");
          return new Round(
              () -> {
                assertThat(matches).hasSize(1);
                assertThat(pending(a).size() + pending(b).size() + pending(c).size()).isEqualTo(1);
              },
              () -> rule(a, b),
              () -> rule(b, c),
              () -> rule(c, a));
        });
  }

  @Test
  void removalOfARuleAgainstAMatch() {
    race(
        3,
        race -> {
          var a = open("a");
          var b = open("b");
          var rule = rule(a, b);
          return new Round(
              () -> {
                assertThat(matches.size() + pending(a).size()).isEqualTo(1);
                assertThat(rule.fired()).isEqualTo(matches.size());
                assertThat(a.place().whatItsTakersLack()).isEmpty();
              },
              rule::remove,
              () -> a.send("a"),
              () -> b.send("b"));
        });
  }

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
          buffer.place().trySend("old");
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
