package dev.joins.dsl;

import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.Pattern;
import dev.joins.match.store.Place;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many messages a pattern needs of each place.
 *
 * @param pattern whose
 * @param least at least so many of each place that it takes from
 * @param decide whether nothing else is asked: there is no condition of any kind
 */
record Counts(Pattern pattern, Map<Place, Integer> least, boolean decide) {
  static Counts of(Pattern pattern) {
    var least = new LinkedHashMap<Place, Integer>();
    for (var input : pattern.inputs()) {
      least.merge(input.place(), input.least(), Integer::sum);
    }
    return new Counts(pattern, least, decide(pattern));
  }

  static boolean decide(Pattern pattern) {
    return !pattern.isGuarded()
        && pattern.rooms().isEmpty()
        && pattern.takesSomething()
        && pattern.inputs().stream().allMatch(Counts::isAny);
  }

  private static boolean isAny(Input input) {
    return input.filter() == null
        && input.key() == null
        && input.order() == null
        && input.ranking() == null
        && input.least() > 0;
  }

  /** Whether, wherever there is enough for the larger pattern, there is enough for this one. */
  boolean cover(Counts larger) {
    return decide
        && least.entrySet().stream()
            .allMatch(need -> larger.least.getOrDefault(need.getKey(), 0) >= need.getValue());
  }
}
