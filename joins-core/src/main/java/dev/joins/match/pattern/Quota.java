package dev.joins.match.pattern;

import dev.joins.match.store.Place;
import java.util.List;

/**
 * So many of several neighbouring inputs, each of which alone may stay empty.
 *
 * @param from the first of these inputs, by index
 * @param to the one behind the last
 * @param least how many of them at least
 * @param most how many at most
 */
public record Quota(int from, int to, int least, int most) {
  boolean covers(int input) {
    return input >= from && input < to;
  }

  /** How many messages of one place there must be, when all other places give what they can. */
  int surelyTakesOf(Place place, List<Input> inputs) {
    var elsewhere = 0;
    for (var input : inputs.subList(from, to)) {
      elsewhere += input.place() == place ? 0 : 1;
    }
    return Math.max(0, least - elsewhere);
  }
}
