package dev.joins.dsl;

import dev.joins.match.commit.Rule;
import dev.joins.match.plan.Input;
import dev.joins.match.plan.Pattern;
import dev.joins.match.store.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a definition before it runs, and what may be. The catalogue follows Chymyst's,
 * as far as types do not rule a mistake out.
 */
final class Checks {
  private Checks() {}

  /**
   * Refuses a pattern that can never fire, or that keeps another from ever firing.
   *
   * @throws IllegalArgumentException if it is the same as another of its priority, or one of the
   *     two takes a part of what the other waits for, at a priority that is not lower
   */
  static void ofInstalled(Pattern added, List<Pattern> others) {
    for (var other : others) {
      if (covers(added, other) && covers(other, added)) {
        if (added.priority() == other.priority()) {
          throw new IllegalArgumentException(
              "pattern '"
                  + added.name()
                  + "' waits for the same as pattern '"
                  + other.name()
                  + "': which of them fires would be nobody's choice; remove one");
        }
        refuse(added.priority() < other.priority() ? added : other, other, added);
      } else if (covers(other, added) && other.priority() >= added.priority()) {
        refuse(added, other, added);
      } else if (covers(added, other)
          && added.priority() >= other.priority()
          && !goesFirst(other, added)) {
        refuse(other, other, added);
      }
    }
  }

  /** As many messages of the same places: what was declared first takes those that it may take. */
  private static boolean goesFirst(Pattern earlier, Pattern later) {
    return earlier.priority() == later.priority() && least(earlier).equals(least(later));
  }

  private static void refuse(Pattern starved, Pattern other, Pattern added) {
    var eager = starved == added ? other : added;
    throw new IllegalArgumentException(
        "pattern '"
            + starved.name()
            + "' (priority "
            + starved.priority()
            + ") is shadowed: pattern '"
            + eager.name()
            + "' (priority "
            + eager.priority()
            + ") needs no more than a part of its messages, and takes them first; give '"
            + starved.name()
            + "' the higher priority");
  }

  /** Whether, wherever there is enough for the large pattern, there is enough for the small one. */
  private static boolean covers(Pattern small, Pattern large) {
    if (!isCounted(small)) {
      return false;
    }
    var needed = least(small);
    var there = least(large);
    return needed.entrySet().stream()
        .allMatch(need -> there.getOrDefault(need.getKey(), 0) >= need.getValue());
  }

  /** No condition of any kind, so that counts alone decide. */
  private static boolean isCounted(Pattern pattern) {
    return !pattern.isGuarded()
        && pattern.rooms().isEmpty()
        && pattern.takesSomething()
        && pattern.inputs().stream().allMatch(Checks::isAny);
  }

  private static boolean isAny(Input input) {
    return input.filter() == null
        && input.key() == null
        && input.order() == null
        && input.least() > 0;
  }

  private static Map<Place, Integer> least(Pattern pattern) {
    var least = new HashMap<Place, Integer>();
    for (var input : pattern.inputs()) {
      least.merge(input.place(), input.least(), Integer::sum);
    }
    return least;
  }

  /** What may be a mistake; {@code bounded}: where something else keeps messages from piling up. */
  static List<String> warnings(
      List<Place> places, List<Rule> rules, Set<Place> bounded, @Nullable Place turn) {
    var warnings = new ArrayList<String>();
    for (var place : places) {
      var taken =
          rules.stream()
              .flatMap(rule -> rule.pattern().inputs().stream())
              .anyMatch(input -> input.place() == place);
      if (!taken && !place.snapshot().isEmpty()) {
        warnings.add("'" + place.name + "' is only sent to: no pattern takes from it");
      }
      if (taken && !place.wasEverSentTo()) {
        warnings.add("'" + place.name + "' is only waited for: nothing was ever sent to it");
      }
    }
    for (var rule : rules) {
      warnings.addAll(rule.suspicions());
      warnings.addAll(pilingUp(rule.pattern(), bounded, turn));
    }
    return warnings;
  }

  /** Messages of one channel wait for those of another, or for ones that fit. */
  private static List<String> pilingUp(Pattern pattern, Set<Place> bounded, @Nullable Place turn) {
    var places =
        pattern.inputs().stream()
            .map(Input::place)
            .filter(place -> place != turn)
            .distinct()
            .toList();
    if (places.size() == 1 && isCounted(pattern)) {
      return List.of();
    }
    return places.stream()
        .filter(place -> place.capacity() == Place.UNBOUNDED && !bounded.contains(place))
        .map(place ->
            "'"
                + place.name
                + "' is unbounded, and its messages may pile up while '"
                + pattern.name()
                + "' waits for others; bound it by a capacity, or by within(...)")
        .toList();
  }
}
