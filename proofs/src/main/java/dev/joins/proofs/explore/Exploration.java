package dev.joins.proofs.explore;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a search has come to.
 *
 * @param schedules how many were tried to their end
 * @param pruned how many were cut off, since what follows had been tried in another order
 * @param complete every schedule was tried, or one that only differs in the order of independent
 *     steps; never true of a random search, of one that reached its bound, or of one that found
 *     something
 * @param longest the most steps of one schedule
 * @param left an estimate of how many more there are, from what is known of the branches so far;
 *     {@link Long#MAX_VALUE} if too many to be counted, empty if nothing is known
 * @param found the failure, if there is one
 */
public record Exploration(
    long schedules,
    long pruned,
    boolean complete,
    int longest,
    OptionalLong left,
    Optional<Counterexample> found) {

  @Override
  public String toString() {
    var statistics =
        schedules
            + " schedules tried, "
            + pruned
            + " pruned, the longest of "
            + longest
            + " steps; "
            + (complete ? "complete" : "not complete")
            + (complete || left.isEmpty() ? "" : ", " + inWords(left.getAsLong()) + " left");
    return found.map(failure -> statistics + "\n" + failure).orElse(statistics);
  }

  /** An estimate has no more than two figures that mean something. */
  private static String inWords(long estimate) {
    if (estimate == Long.MAX_VALUE) {
      return "more than can be counted are";
    }
    var unit = 1L;
    while (estimate / unit >= 100) {
      unit *= 10;
    }
    return "about " + Math.ceilDiv(estimate, unit) * unit + " are";
  }
}
