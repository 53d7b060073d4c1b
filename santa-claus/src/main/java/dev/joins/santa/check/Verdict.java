package dev.joins.santa.check;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the checker says about a trace.
 *
 * @param rules the rules that were applied
 * @param violations what was found, in the order of the lines
 * @param statistics what the run amounted to, as far as it was judged
 * @param isWhole the trace was judged to its end, and these are all violations; false if there are
 *     so many that the judges gave up
 */
public record Verdict(
    Set<Rule> rules, List<Violation> violations, Statistics statistics, boolean isWhole) {

  /** Copies both collections. */
  public Verdict {
    rules = Collections.unmodifiableSet(EnumSet.copyOf(rules));
    violations = List.copyOf(violations);
  }

  /** {@return whether every rule that was applied was kept} */
  public boolean isClean() {
    return violations.isEmpty();
  }

  /** {@return the rules that were broken} */
  public Set<Rule> broken() {
    return violations.stream()
        .map(Violation::rule)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rule.class)));
  }
}
