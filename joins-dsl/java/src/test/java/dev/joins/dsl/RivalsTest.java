package dev.joins.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.Pattern;
import dev.joins.match.pattern.PatternBuilder;
import dev.joins.match.store.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** With how many others a pattern is compared, and that none of those is left out that matters. */
class RivalsTest {
  private final Rivals rivals = new Rivals();
  private int compared;

  private static Place place(String name) {
    return new Place(name, Place.UNBOUNDED, null);
  }

  private static Pattern pattern(int priority, Input... inputs) {
    return new PatternBuilder().priority(priority).inputs(List.of(inputs)).build();
  }

  private static Input input(Place place, int count) {
    return new Input(place, count);
  }

  private static Input filtered(Place place) {
    return new Input(place, 1).filtering(message -> true);
  }

  private void install(Pattern pattern) {
    var counts = Counts.of(pattern);
    compared += rivals.of(counts).size();
    Checks.ofInstalled(counts, rivals);
    rivals.add(counts);
  }

  @Test
  void patternsWithConditionsOverOneChannelAreComparedWithNone() {
    var a = place("a");
    for (var i = 0; i < 1_000; i++) {
      install(pattern(0, filtered(a)));
    }
    assertThat(compared).isZero();
  }

  @Test
  void patternsWithAChannelOfTheirOwnBesideOneOfAllAreHardlyCompared() {
    var a = place("a");
    for (var i = 0; i < 1_000; i++) {
      install(pattern(0, input(a, 1), input(place("b" + i), 1)));
    }
    assertThat(compared).isLessThan(2_000);
  }

  @Test
  void patternsOfMoreAndMoreMessagesAreComparedWithTheirNeighbours() {
    var a = place("a");
    for (var i = 1; i <= 1_000; i++) {
      var odd = i * 7 % 1_009; // in no order
      install(pattern(odd, input(a, odd)));
    }
    assertThat(compared).isLessThanOrEqualTo(2_000);
  }

  @Test
  void whoIsTakenOutIsNotFound() {
    var a = place("a");
    var installed =
        List.of(
            pattern(0, input(a, 1)),
            pattern(1, input(a, 1), input(place("b"), 1)),
            pattern(1, filtered(a)));
    installed.forEach(this::install);
    assertThat(rivals.of(Counts.of(pattern(0, input(a, 1))))).hasSize(3);
    installed.forEach(rivals::remove);
    installed.forEach(rivals::remove); // once more: nothing
    assertThat(rivals.of(Counts.of(pattern(0, input(a, 1))))).isEmpty();
    installed.forEach(this::install);
  }

  /** The same is refused as if each were compared with all. */
  @Test
  void nothingIsOverlooked() {
    var refused = 0;
    var accepted = 0;
    for (var seed = 0; seed < 500; seed++) {
      var random = new Random(seed);
      var places = List.of(place("a"), place("b"), place("c"));
      var indexed = new Rivals();
      var installed = new ArrayList<Pattern>();
      for (var i = 0; i < 12; i++) {
        var added = any(random, places);
        var isRefused = isRefused(added, indexed);
        var wanted = installed.stream().anyMatch(other -> areRivals(added, other));
        assertThat(isRefused).as("%s into %s", added, installed).isEqualTo(wanted);
        if (isRefused) {
          refused++;
        } else {
          accepted++;
          indexed.add(Counts.of(added));
          installed.add(added);
        }
        if (random.nextInt(4) == 0 && !installed.isEmpty()) {
          indexed.remove(installed.remove(random.nextInt(installed.size())));
        }
      }
    }
    assertThat(refused).isGreaterThan(500);
    assertThat(accepted).isGreaterThan(500);
  }

  private static Pattern any(Random random, List<Place> places) {
    var inputs = new ArrayList<Input>();
    for (var place : places) {
      switch (random.nextInt(4)) {
        case 0 -> inputs.add(input(place, 1 + random.nextInt(3)));
        case 1 -> {
          if (random.nextInt(3) == 0) {
            inputs.add(filtered(place));
          }
        }
        default -> {}
      }
    }
    if (inputs.isEmpty()) {
      inputs.add(input(places.getFirst(), 1 + random.nextInt(3)));
    }
    return pattern(random.nextInt(4), inputs.toArray(Input[]::new));
  }

  private static boolean isRefused(Pattern added, Rivals others) {
    try {
      Checks.ofInstalled(Counts.of(added), others);
      return false;
    } catch (IllegalArgumentException shadowed) {
      return true;
    }
  }

  /** The rule itself, without an index. */
  private static boolean areRivals(Pattern added, Pattern other) {
    var newcomer = Counts.of(added);
    var older = Counts.of(other);
    var same = newcomer.cover(older) && older.cover(newcomer);
    var first =
        added.priority() == other.priority() && newcomer.least().equals(older.least()) && !same;
    return same
        || (older.cover(newcomer) && other.priority() >= added.priority())
        || (newcomer.cover(older) && added.priority() >= other.priority() && !first);
  }
}
