package dev.joins.match.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.Pattern;
import dev.joins.match.pattern.PatternBuilder;
import dev.joins.match.select.SelectClause;
import dev.joins.match.select.SelectClause.Give;
import dev.joins.match.select.SelectClause.Take;
import dev.joins.match.select.Selecting;
import dev.joins.match.store.Place;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Selections that give on several places: of each at most one message is ever taken. */
class ContestedTest {
  private final CooperativeScheduler scheduler = Scheduler.cooperative();
  private final Place a = new Place("a", 0, null);
  private final Place b = new Place("b", 0, null);
  private final List<String> log = new ArrayList<>();

  @AfterEach
  void close() {
    scheduler.close();
  }

  private void giver(String name) {
    select(name, new Give(a, "a of " + name, 0), new Give(b, "b of " + name, 0));
  }

  private void select(String name, SelectClause... clauses) {
    scheduler.spawn(
        name,
        () -> {
          var chosen = Selecting.select(clauses);
          log.add(name + ": " + chosen.clause() + Arrays.toString(chosen.values()));
        });
    scheduler.runUntilIdle();
  }

  private static Take take(Input... inputs) {
    return new Take(Pattern.of(inputs));
  }

  private void rule(Input... inputs) {
    Rule.install(
        new PatternBuilder().named("rule").inputs(List.of(inputs)).build(),
        values -> log.add(Arrays.toString(values)));
    scheduler.runUntilIdle();
  }

  private void rule(String name, int priority, Place place) {
    Rule.install(
        new PatternBuilder().named(name).priority(priority).input(new Input(place, 1)).build(),
        values -> log.add(name + Arrays.toString(values)));
  }

  @Test
  void theGiversOwnPrioritiesDecideWhoeverWaits() {
    rule("urgent", 9, b);
    rule("ordinary", 0, a);
    giver("one"); // names a first
    assertThat(log).containsExactly("ordinary[a of one]", "one: 0[]");
    log.clear();
    select("two", new Give(a, "a of two", 0), new Give(b, "b of two", 1));
    assertThat(log).containsExactly("urgent[b of two]", "two: 1[]");
  }

  @Test
  void twoGiversAreEnoughForAJoinOfTwo() {
    giver("one");
    rule(new Input(a, 1), new Input(b, 1));
    assertThat(log).isEmpty();
    giver("two");
    assertThat(log).containsExactlyInAnyOrder("[a of two, b of one]", "one: 1[]", "two: 0[]");
    assertNothingIsPending();
  }

  @Test
  void theSearchTurnsBackWhereTheOldestMessageLeadsNowhere() {
    giver("one"); // a, b
    select("two", new Give(b, "b of two", 0), new Give(b, "other b of two", 0));
    rule(new Input(b, 2), new Input(a, 1));
    assertThat(log).isEmpty(); // three are needed, of three different givers
    giver("three");
    // "a of one" is the oldest, but with it only one giver of b would be left.
    assertThat(log).contains("[b of one, b of two, a of three]");
    assertNothingIsPending();
  }

  @Test
  void aSelectionNeverTakesItsOwnGift() {
    select("narcissus", new Give(a, "own", 0), take(new Input(a, 1)), take(new Input(b, 1)));
    assertThat(log).isEmpty();
    giver("other");
    assertThat(log).hasSize(2);
    assertNothingIsPending();
  }

  @Test
  void aReceiverSkipsNothingButWhatItMayNotTake() {
    select("narcissus", new Give(a, "own", 0), take(new Input(a, 2)));
    giver("one");
    assertThat(log).isEmpty();
    giver("two");
    assertThat(log).contains("narcissus: 1[a of one, a of two]");
    assertNothingIsPending();
  }

  @Test
  void whatIsTakenOfAGiverIsGoneFromItsOtherPlaces() {
    giver("one");
    assertThat(Receiving.tryReceive(b)).isEqualTo("b of one");
    scheduler.runUntilIdle();
    assertThat(Receiving.tryReceive(a)).isNull();
    assertThat(log).containsExactly("one: 1[]");
  }

  /** Each order alone could be met, but only by both gifts of one giver, or of two. */
  @Test
  void giftsAreTakenInAscendingOrderOfDifferentGivers() {
    select("low", new Give(a, 1, 0), new Give(b, 9, 0));
    rule(
        new Input(a, 1).ordered(value -> (Integer) value),
        new Input(b, 1).ordered(value -> (Integer) value));
    assertThat(log).isEmpty(); // 1 and 9 are of one giver
    select("high", new Give(a, 8, 0), new Give(b, 0, 0));
    assertThat(log).containsExactlyInAnyOrder("[8, 9]", "low: 1[]", "high: 0[]");
    assertNothingIsPending();
  }

  /** The oldest gift that fits would need its giver twice: the search turns back. */
  @Test
  void theOldestOfManyGiftsInOrderIsTaken() {
    select("one", new Give(a, 5, 0), new Give(b, 5, 0));
    select("two", new Give(a, 7, 0), new Give(b, 1, 0));
    rule(
        new Input(a, 1).ordered(value -> (Integer) value),
        new Input(b, 1).ordered(value -> (Integer) value));
    assertThat(log).isEmpty(); // 5 and 1, or 7 and 5
    select("three", new Give(a, 9, 0), new Give(b, 6, 0));
    assertThat(log).containsExactlyInAnyOrder("[5, 6]", "one: 0[]", "three: 1[]");
  }

  /** A search that tried all combinations would not end. */
  @Test
  void manyGiversThatAreOneTooFew() {
    for (var i = 0; i < 60; i++) {
      giver("giver " + i);
    }
    rule(new Input(a, 31), new Input(b, 30));
    assertThat(log).isEmpty();
    giver("the last");
    assertThat(log).hasSize(1 + 61);
    assertNothingIsPending();
  }

  /** A search that recursed for each message would overflow the stack. */
  @Test
  void oneContestedMessageAmongMany() {
    var many = new Place("many", Place.UNBOUNDED, null);
    rule(new Input(many, 30_000), new Input(b, 1));
    select("giver", new Give(b, "b", 0), new Give(a, "a", 0));
    for (var i = 0; i < 30_000; i++) {
      Sending.post(many, i);
    }
    scheduler.runUntilIdle();
    assertThat(many.snapshot()).isEmpty();
    assertThat(log).hasSize(2);
    assertNothingIsPending();
  }

  private void assertNothingIsPending() {
    assertThat(a.snapshot()).isEmpty();
    assertThat(b.snapshot()).isEmpty();
    assertThat(waitersAt(a)).isZero();
    assertThat(waitersAt(b)).isZero();
  }

  /** Rules apart. */
  static int waitersAt(Place place) {
    var waiters = 0;
    if (place.receivers != null) {
      for (var each = place.receivers.first; each != null; each = each.behind) {
        waiters++;
      }
    }
    for (var seat = place.queue.seats; seat != null; seat = seat.behind) {
      for (var each = seat.line.first; each != null; each = each.behind) {
        waiters += each instanceof Rule ? 0 : 1;
      }
    }
    return waiters;
  }
}
