package dev.joins.proofs.model;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * All that can be seen of a program after a step.
 *
 * @param outcomes of the steps that are done, by number
 * @param matches of the installed rules, in order
 * @param fired how often each of these rules has fired
 * @param pending messages of each channel, oldest first
 * @param joins that wait at each channel, in the order in which they came
 */
record Picture(
    SortedMap<Integer, String> outcomes,
    List<String> matches,
    List<Long> fired,
    List<List<String>> pending,
    List<List<String>> joins) {
  /** But for joins that can never be served: nothing is promised of their places in the queues. */
  Picture without(Set<String> unsatisfiable) {
    return new Picture(
        outcomes,
        matches,
        fired,
        pending,
        joins.stream()
            .map(here -> here.stream().filter(join -> !unsatisfiable.contains(join)).toList())
            .toList());
  }

  @Override
  public String toString() {
    return outcomes.entrySet().stream()
            .map(each -> "step " + each.getKey() + ": " + each.getValue())
            .collect(Collectors.joining("\n"))
        + "\nmatches: "
        + matches
        + "\nfired: "
        + fired
        + "\npending: "
        + pending
        + "\njoins: "
        + joins;
  }
}
