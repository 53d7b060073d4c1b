package dev.joins.proofs.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.match.commit.Sending;
import dev.joins.proofs.race.Race.Round;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Races in which the locks of several channels become one. */
class MergeRaceTest extends Races {
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
                Sending.trySend(a.place(), "a");
                Sending.trySend(c.place(), "c");
                Sending.trySend(b.place(), "b");
                assertThat(matches).containsExactly("[a, b]");
                Sending.trySend(d.place(), "d");
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
                  Sending.trySend(some.get(i).place(), "m");
                  Sending.trySend(others.get(i).place(), "m");
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
          Sending.trySend(a.place(), "a");
          Sending.trySend(b.place(), "b");
          Sending.trySend(c.place(), "c");
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
}
