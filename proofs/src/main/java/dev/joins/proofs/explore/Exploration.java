package dev.joins.proofs.explore;

import java.util.Optional;

/**
 * What a search has come to.
 *
 * @param schedules how many were tried to their end
 * @param pruned how many were cut off, since what follows had been tried in another order
 * @param complete every schedule was tried, or one that only differs in the order of independent
 *     steps; never true of a random search, of one that reached its bound, or of one that found
 *     something
 * @param longest the most steps of one schedule
 * @param found the failure, if there is one
 */
public record Exploration(
    long schedules, long pruned, boolean complete, int longest, Optional<Counterexample> found) {

  @Override
  public String toString() {
    var statistics =
        schedules
            + " schedules tried, "
            + pruned
            + " pruned, the longest of "
            + longest
            + " steps; "
            + (complete ? "complete" : "not complete");
    return found.map(failure -> statistics + "\n" + failure).orElse(statistics);
  }
}
