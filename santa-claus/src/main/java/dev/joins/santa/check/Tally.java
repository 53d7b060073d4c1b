package dev.joins.santa.check;

import static dev.joins.santa.trace.Worker.Kind.ELF;
import static dev.joins.santa.trace.Worker.Kind.REINDEER;

/** Counts what a run amounts to. */
final class Tally {

  private long choicesWithBoth;
  private long longestReindeerWait;

  /** Sees the floor at a step, just before it. */
  void before(Step step, Floor floor) {
    Long since = floor.completeSince(REINDEER);
    if (since != null) {
      // Also while the group still waits, so that one that waits to the end counts too.
      longestReindeerWait = Math.max(longestReindeerWait, floor.t() - since);
    }
    if (step instanceof Step.Take && floor.isComplete(REINDEER) && floor.isComplete(ELF)) {
      choicesWithBoth++;
    }
  }

  /** The result, with the floor as the trace leaves it. */
  Statistics statistics(Floor floor) {
    return new Statistics(
        floor.line(),
        floor.completed(Service.DELIVERY),
        floor.completed(Service.CONSULTATION),
        choicesWithBoth,
        longestReindeerWait);
  }
}
