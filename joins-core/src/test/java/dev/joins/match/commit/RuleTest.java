package dev.joins.match.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.Failure;
import dev.joins.Observer;
import dev.joins.match.pattern.Batch;
import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.Pattern;
import dev.joins.match.pattern.PatternBuilder;
import dev.joins.match.store.Place;
import dev.joins.tasklet.Scheduler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Installed patterns: what they take, and which of several wins. */
class RuleTest {
  private final Place a = new Place("a", Place.UNBOUNDED, null);
  private final Place b = new Place("b", Place.UNBOUNDED, null);
  private final Place c = new Place("c", Place.UNBOUNDED, null);
  private final List<String> log = new ArrayList<>();

  private Rule rule(String name, int priority, Input... inputs) {
    return Rule.install(
        new PatternBuilder().named(name).priority(priority).inputs(List.of(inputs)).build(),
        values -> log.add(name + Arrays.toString(values)));
  }

  private static Input one(Place place) {
    return new Input(place, 1);
  }

  private static Input many(Place place, int count) {
    return new Input(place, count);
  }

  @Test
  void aRuleFiresForEachMatchAgainAndAgain() {
    var rule = rule("r", 0, one(a), one(b));
    for (var i = 0; i < 3; i++) {
      Sending.trySend(a, "a" + i);
      Sending.trySend(b, "b" + i);
    }
    assertThat(log).containsExactly("r[a0, b0]", "r[a1, b1]", "r[a2, b2]");
    assertThat(rule.fired()).isEqualTo(3);
  }

  @Test
  void matchesThatAreThereAlreadyAreTakenWhenTheRuleIsInstalled() {
    for (var i = 0; i < 5; i++) {
      Sending.trySend(a, i);
    }
    rule("pair", 0, many(a, 2));
    assertThat(log).containsExactly("pair[0, 1]", "pair[2, 3]");
    assertThat(a.snapshot()).containsExactly(4);
  }

  @Test
  void aRemovedRuleFiresNoMore() {
    var rule = rule("r", 0, one(a), one(b));
    Sending.trySend(a, 1);
    rule.remove();
    rule.remove();
    Sending.trySend(b, 2);
    assertThat(log).isEmpty();
    assertThat(a.snapshot()).containsExactly(1);
    assertThat(Receiving.tryReceive(a)).isEqualTo(1);
  }

  @Test
  void theHighestPriorityWins() {
    rule("low", -1, one(a), one(c));
    rule("ordinary", 0, one(a), one(c));
    rule("high", 5, one(b), one(c));
    Sending.trySend(a, "a");
    Sending.trySend(b, "b");
    Sending.trySend(c, "c");
    assertThat(log).containsExactly("high[b, c]");
    Sending.trySend(c, "c");
    assertThat(log).containsExactly("high[b, c]", "ordinary[a, c]");
  }

  @Test
  void atEqualPriorityTheOldestMessagesWin() {
    rule("ac", 0, one(a), one(c));
    rule("bc", 0, one(b), one(c));
    Sending.trySend(b, "old");
    Sending.trySend(a, "young");
    Sending.trySend(c, "c");
    assertThat(log).containsExactly("bc[old, c]");
  }

  @Test
  void ageIsComparedAcrossAllMessagesOfAMatch() {
    rule("abc", 0, one(a), one(b), one(c)); // takes 0, 2, 3
    rule("aac", 0, many(a, 2), one(c)); // takes 0, 1, 3
    Sending.trySend(a, 0);
    Sending.trySend(a, 1);
    Sending.trySend(b, 2);
    Sending.trySend(c, 3);
    assertThat(log).containsExactly("aac[0, 1, 3]");
  }

  @Test
  void aMatchThatIsAPrefixOfAnotherComesFirst() {
    rule("longer", 0, one(a), one(b), one(b));
    var shorter = rule("shorter", 0, one(a), one(b));
    Sending.trySend(a, 1);
    Sending.trySend(b, 2);
    assertThat(log).containsExactly("shorter[1, 2]");
    shorter.remove();
    Sending.trySend(a, 3);
    Sending.trySend(b, 4);
    Sending.trySend(b, 5);
    assertThat(log).containsExactly("shorter[1, 2]", "longer[3, 4, 5]");
  }

  @Test
  void otherwiseTheRuleInstalledFirstWins() {
    rule("first", 0, one(a), one(b));
    rule("second", 0, one(b), one(a));
    rule("third", 0, one(a));
    Sending.trySend(b, "b");
    Sending.trySend(a, "a");
    assertThat(log).containsExactly("first[a, b]"); // b is older than what third would take
    Sending.trySend(a, "a");
    assertThat(log).containsExactly("first[a, b]", "third[a]");
  }

  @Test
  void aSingleRuleAndAReceiverTakeTurnsByWhoCameFirst() throws Exception {
    rule("rule", 0, one(a));
    var receiver =
        Thread.ofVirtual()
            .start(() -> {
              try {
                log.add("received " + Receiving.receive(a));
              } catch (InterruptedException expected) {
                log.add("nothing received");
              }
            });
    while (ContestedTest.waitersAt(a) < 1) {
      Thread.onSpinWait();
    }
    Sending.trySend(a, 1);
    receiver.interrupt();
    receiver.join();
    assertThat(log).containsExactly("rule[1]", "nothing received");
  }

  @Test
  void aPlaceMayStandInSeveralInputs() {
    rule("aba", 0, one(a), one(b), one(a));
    Sending.trySend(a, 1);
    Sending.trySend(a, 2);
    Sending.trySend(b, 3);
    assertThat(log).containsExactly("aba[1, 3, 2]");
  }

  @Test
  void aPatternThatNamesAPlaceTwiceMayTakeVeryMany() {
    var rule = rule("many", 0, one(a), one(b), many(a, 50_000), one(b));
    Sending.trySend(b, "b0");
    for (var i = 0; i <= 50_000; i++) {
      Sending.trySend(a, i);
    }
    Sending.trySend(b, "b1");
    assertThat(rule.fired()).isEqualTo(1);
    assertThat(log.getFirst()).startsWith("many[0, b0, 1, 2,").endsWith("49999, 50000, b1]");
    assertThat(a.snapshot()).isEmpty();
  }

  @Test
  void aRuleTakesTheMessagesOfBlockedSenders() throws Exception {
    var meeting = new Place("meeting", 0, null);
    rule("three", 0, many(meeting, 3));
    var senders = new ArrayList<Thread>();
    for (var i = 0; i < 3; i++) {
      var message = i;
      senders.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  Sending.send(meeting, message);
                } catch (InterruptedException unexpected) {
                  throw new AssertionError(unexpected);
                }
              }));
    }
    for (var sender : senders) {
      sender.join();
    }
    assertThat(log).hasSize(1);
    assertThat(Sending.trySend(meeting, 9)).isFalse();
  }

  @Test
  void aReactionMaySendInTurn() {
    var rule = new Rule[1];
    rule[0] =
        Rule.install(
            new PatternBuilder().named("countdown").input(one(a)).build(),
            values -> {
              log.add(values[0].toString());
              if ((int) values[0] > 0) {
                Sending.trySend(a, (int) values[0] - 1);
              }
            });
    Sending.trySend(a, 3);
    assertThat(log).containsExactly("3", "2", "1", "0");
  }

  /** What a commit sets off is done, all of it, whatever a part of it throws. */
  @Test
  void aReactionThatThrowsKeepsNobodyAsleepAndTellsWhoSent() throws Exception {
    var meet = new Place("meet", 0, null);
    try (var scheduler = Scheduler.cooperative()) {
      for (var name : List.of("x", "y")) {
        scheduler.spawn(
            name,
            () -> {
              Sending.send(meet, name);
              log.add(name + " goes on");
            });
      }
      scheduler.runUntilIdle();
      Rule.install(
          Pattern.of(many(meet, 2), one(a)),
          values -> {
            throw new IllegalStateException("of the reaction");
          });
      assertThatIllegalStateException()
          .isThrownBy(() -> Sending.send(a, 1))
          .withMessage("of the reaction");
      scheduler.run();
    }
    assertThat(log).containsExactlyInAnyOrder("x goes on", "y goes on");
    assertThat(a.snapshot()).isEmpty();
    assertThat(meet.snapshot()).isEmpty();
    Sending.trySend(b, 1); // the lock was given back
  }

  @Test
  void aReactionThatThrowsOnTheShortWayHasTakenItsMessages() {
    var rule =
        Rule.install(
            Pattern.of(one(a), one(b)),
            values -> {
              throw new IllegalStateException("of the reaction");
            });
    Sending.trySend(a, 1);
    assertThatIllegalStateException().isThrownBy(() -> Sending.trySend(b, 2));
    assertThat(rule.fired()).isEqualTo(1);
    assertThat(a.snapshot()).isEmpty();
    assertThat(b.snapshot()).isEmpty();
    assertThat(Sending.trySend(a, 3)).isTrue();
  }

  /** Among keys, conditions and orders, one fails for good: as where the JVM has no memory left. */
  @Test
  void aFatalErrorOfUserCodeReachesWhoSentAndGivesTheLockBack() {
    Rule.install(
        new PatternBuilder()
            .input(one(a))
            .input(one(b))
            .guard(
                0,
                values -> {
                  throw new InternalError("of the JVM");
                })
            .build(),
        values -> log.add("fired"));
    Sending.trySend(a, 1);
    assertThatExceptionOfType(InternalError.class).isThrownBy(() -> Sending.trySend(b, 2));
    assertThat(log).isEmpty();
    assertThat(Receiving.tryReceive(a)).isEqualTo(1); // the lock is free
  }

  @Test
  void anErrorIsHandedToTheReaction() throws Exception {
    var error = new IllegalStateException("boom");
    var seen = new ArrayList<Throwable>();
    Rule.install(
        new PatternBuilder().named("r").input(one(a)).input(one(b)).build(),
        values -> seen.add(Batch.errorAmong(values)));
    Sending.trySend(a, 1);
    Sending.send(b, new Failure(error));
    assertThat(seen).containsExactly(error);
  }

  @Test
  void anObserverSeesSendsAndCommitsInOrder() {
    var events = new ArrayList<String>();
    var observer =
        new Observer() {
          @Override
          public void sent(String channel, Object message) {
            events.add("sent " + channel + " " + message);
          }

          @Override
          public void committed(String pattern, List<String> channels, List<Object> messages) {
            events.add("committed " + pattern + " " + messages);
          }
        };
    var x = new Place("x", 0, observer);
    var y = new Place("y", Place.UNBOUNDED, observer);
    Rule.install(
        new PatternBuilder().named("xy").observer(observer).input(one(x)).input(one(y)).build(),
        values -> events.add("reaction"));
    assertThat(Sending.trySend(x, "refused")).isFalse();
    Sending.trySend(y, 1);
    assertThat(Sending.trySend(x, 2)).isTrue();
    assertThat(events).containsExactly("sent y 1", "sent x 2", "committed xy [2, 1]", "reaction");
  }

  @Test
  void aPatternThatCannotBeMeantIsRefused() {
    assertThatThrownBy(
            () -> Rule.install(new PatternBuilder().named("empty").build(), values -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pattern 'empty' has no term, and would fire without end");
    assertThatThrownBy(() -> many(a, 0))
        .hasMessage("a pattern cannot take 0 messages of 'a'; take from 1 to 1000000");
  }

  @Test
  void aPatternTellsWhatItLacks() {
    rule("deliver", 1, many(a, 9), one(b));
    for (var i = 0; i < 8; i++) {
      Sending.trySend(a, i);
    }
    Sending.trySend(b, "idle");
    assertThat(Looking.whatTakersLack(a)).containsExactly("deliver: a has 8 of 9, b has 1 of 1");
    assertThat(Pattern.of(many(a, 9), one(b))).hasToString("a*9 & b");
  }
}
