package dev.joins.proofs.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.match.commit.Looking;
import dev.joins.proofs.race.Race.Round;
import org.junit.jupiter.api.Test;

/** Races for the messages of joins. */
class JoinRaceTest extends Races {
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
                assertThat(Looking.whatTakersLack(a.place())).isEmpty();
              },
              rule::remove,
              () -> a.send("a"),
              () -> b.send("b"));
        });
  }
}
