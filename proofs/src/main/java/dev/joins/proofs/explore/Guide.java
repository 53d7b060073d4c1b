package dev.joins.proofs.explore;

import java.util.List;

/** Makes the choices of one run. */
interface Guide {
  /** The outcome of {@link #choose} that says: whatever comes now was tried before. */
  int REDUNDANT = -1;

  /**
   * Chooses who is next.
   *
   * @param ready in the order of round robin; at least one
   * @param run so far
   * @return an index, or {@link #REDUNDANT}
   */
  int choose(List<Actor> ready, Run run);
}
