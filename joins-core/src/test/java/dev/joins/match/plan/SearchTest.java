package dev.joins.match.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.match.commit.Rule;
import dev.joins.match.commit.Sending;
import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.PatternBuilder;
import dev.joins.match.store.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often a search asks, and what it takes where an order is asked of one place twice. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SearchTest {
  private final Place c = new Place("c", Place.UNBOUNDED, null);
  private final Place d = new Place("d", Place.UNBOUNDED, null);
  private final List<List<Object>> taken = new ArrayList<>();
  private int asked;

  private Rule install(PatternBuilder pattern) {
    return Rule.install(pattern.build(), values -> taken.add(List.of(values)));
  }

  private boolean holds() {
    asked++;
    return true;
  }

  private static void send(Place place, int count) {
    for (var i = 0; i < count; i++) {
      assertThat(Sending.trySend(place, i)).isTrue();
    }
  }

  private PatternBuilder times(int count) {
    return new PatternBuilder().input(new Input(c, count)).guard(0, values -> holds());
  }

  private void assertThatOneIsAskedOnceOf(int count) {
    install(times(count));
    send(c, count);
    assertThat(asked).isEqualTo(1);
    assertThat(taken).hasSize(1);
    assertThat(taken.getFirst()).hasSize(count);
    assertThat(c.snapshot()).isEmpty();
  }

  @Test
  void theFirstCandidateThatHoldsWinsAtOnce() {
    assertThatOneIsAskedOnceOf(26);
  }

  @Test
  void soItDoesAmongHundreds() {
    assertThatOneIsAskedOnceOf(250);
  }

  @Test
  void nothingRecursByMessage() {
    assertThatOneIsAskedOnceOf(20_000);
  }

  @Test
  void nothingRecursByMessageWhenThePatternComesLate() {
    send(c, 20_000);
    install(times(20_000));
    assertThat(asked).isEqualTo(1);
    assertThat(taken).hasSize(1);
  }

  @Test
  void asManyAsThereAreAreAskedForOnce() {
    send(c, 26);
    install(
        new PatternBuilder().input(new Input(c, 1).counting(1, 26)).guard(0, values -> holds()));
    assertThat(asked).isEqualTo(1);
    assertThat(taken).hasSize(1);
    assertThat(c.snapshot()).isEmpty();
  }

  @Test
  void soTheyAreWhenSomethingElseComes() {
    install(
        new PatternBuilder()
            .input(new Input(c, 1).counting(1, 500))
            .guard(0, values -> holds())
            .input(new Input(d, 1)));
    send(c, 400);
    assertThat(asked).isZero();
    send(d, 1);
    assertThat(asked).isEqualTo(1);
    assertThat(c.snapshot()).isEmpty();
  }

  @Test
  void aConditionOnSeveralTermsIsAskedOnce() {
    install(
        new PatternBuilder()
            .input(new Input(c, 250))
            .input(new Input(d, 1))
            .guard(0, values -> holds()));
    send(c, 250);
    send(d, 1);
    assertThat(asked).isEqualTo(1);
    assertThat(taken).hasSize(1);
    send(d, 1);
    send(c, 250);
    assertThat(asked).isEqualTo(2);
    assertThat(taken).hasSize(2);
  }

  @Test
  void aConditionThatLooksAtNothingNewIsAskedBeforeTheRestIsTried() {
    install(
        new PatternBuilder()
            .input(new Input(c, 1))
            .guard(
                0,
                values -> {
                  asked++;
                  return false;
                })
            .input(new Input(d, 3)));
    send(d, 100);
    send(c, 1);
    assertThat(asked).isEqualTo(1);
    assertThat(taken).isEmpty();
  }

  // Terms of one place, in order.

  private PatternBuilder ascendingAba() {
    return new PatternBuilder()
        .input(new Input(c, 1).ordered(value -> (Integer) ((List<?>) value).getLast()))
        .input(new Input(d, 1).ordered(value -> (Integer) ((List<?>) value).getLast()))
        .input(new Input(c, 1).ordered(value -> (Integer) ((List<?>) value).getLast()));
  }

  private void sendAbbaa() {
    Sending.trySend(c, List.of("a0", 1));
    Sending.trySend(c, List.of("a1", 0));
    Sending.trySend(d, List.of("b2", 2));
    Sending.trySend(d, List.of("b3", 0));
    Sending.trySend(c, List.of("a4", 2));
  }

  private void assertTheOldestWereTaken() {
    assertThat(taken).hasSize(1);
    var names = taken.getFirst().stream().map(value -> ((List<?>) value).getFirst()).toList();
    assertThat(names).isEqualTo(List.of("a1", "b3", "a0"));
  }

  @Test
  void anOlderMessageMayStandInALaterTerm() {
    install(ascendingAba());
    sendAbbaa();
    assertTheOldestWereTaken();
  }

  @Test
  void soItMayWhenThePatternComesLate() {
    sendAbbaa();
    install(ascendingAba());
    assertTheOldestWereTaken();
  }

  /** An order, and a condition that says the same. */
  @Property(tries = 150)
  void anOrderIsLikeAConditionThatSaysTheSame(@ForAll long seed) {
    assertThat(run(seed, true)).isEqualTo(run(seed, false));
  }

  private static List<List<Object>> run(long seed, boolean byOrder) {
    var random = new Random(seed);
    var places =
        List.of(new Place("a", Place.UNBOUNDED, null), new Place("b", Place.UNBOUNDED, null));
    var pattern = new PatternBuilder();
    var terms = 2 + random.nextInt(3);
    for (var i = 0; i < terms; i++) {
      var input = new Input(places.get(random.nextInt(2)), 1);
      pattern.input(
          byOrder ? input.ordered(value -> (Integer) ((List<?>) value).getLast()) : input);
    }
    if (!byOrder) {
      pattern.guard(0, SearchTest::ascend);
    }
    var log = new ArrayList<List<Object>>();
    var late = random.nextBoolean();
    var install =
        (Runnable) () -> Rule.install(pattern.build(), values -> log.add(List.of(values)));
    if (!late) {
      install.run();
    }
    for (var i = 0; i < 25; i++) {
      Sending.trySend(places.get(random.nextInt(2)), List.of(i, random.nextInt(8)));
      log.add(List.of("sent " + i));
    }
    if (late) {
      install.run();
    }
    return log;
  }

  private static boolean ascend(Object[] values) {
    var keys = Arrays.stream(values).map(value -> (Integer) ((List<?>) value).getLast()).toList();
    return keys.equals(keys.stream().sorted().toList());
  }
}
