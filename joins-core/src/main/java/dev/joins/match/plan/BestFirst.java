package dev.joins.match.plan;

import dev.joins.match.pattern.Input;
import dev.joins.match.store.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How those inputs of a plan choose that want the best message: one after the other, in the order
 * of the terms, each the best of those that what was chosen before it leaves possible. So two ways
 * to fill a pattern differ in the first choice that is not the same in both.
 */
final class BestFirst {
  private final List<Input> inputs;
  private final Supply[] supplies;
  private final boolean chooses;

  BestFirst(List<Input> inputs, Supply[] supplies) {
    this.inputs = inputs;
    this.supplies = supplies;
    this.chooses = inputs.stream().anyMatch(input -> input.ranking() != null);
  }

  /** Returns whether some input chooses so. */
  boolean chooses() {
    return chooses;
  }

  /**
   * Compares two ways, in which each input has so many messages; null: as many as it wants. Less
   * than zero if the one is chosen before the other; zero if the choices are the same.
   */
  int compare(
      Message[] one, int @Nullable [] counts, Message[] other, int @Nullable [] otherCounts) {
    if (!chooses) {
      return 0;
    }
    var start = 0;
    var otherStart = 0;
    for (var i = 0; i < supplies.length; i++) {
      var count = counts == null ? inputs.get(i).most() : counts[i];
      var otherCount = otherCounts == null ? inputs.get(i).most() : otherCounts[i];
      if (supplies[i].isRanked()) {
        for (var k = 0; k < Math.min(count, otherCount); k++) {
          var order = supplies[i].compare(one[start + k], other[otherStart + k]);
          if (order != 0) {
            return order;
          }
        }
        if (count != otherCount) {
          return Integer.compare(otherCount, count);
        }
      }
      start += count;
      otherStart += otherCount;
    }
    return 0;
  }
}
