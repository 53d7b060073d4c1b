package dev.joins.santa.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.santa.check.Checker;
import dev.joins.santa.check.Rule;
import dev.joins.santa.check.Statistics;
import dev.joins.santa.check.Verdict;
import dev.joins.santa.check.Workshop;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** A plan that was run to its end, and what all fifteen rules say about it. */
record Judgement(Plan plan, Verdict verdict) {

  static Judgement of(Plan plan) {
    var workshop =
        Workshop.standard().withElves(plan.elves()).withExpectedDeliveries(plan.deliveries());
    var inspection = new Checker(workshop).inspect();
    assertThat(Run.of(plan, inspection)).as("why %s broke off", plan).isEmpty();
    return new Judgement(plan, inspection.verdict());
  }

  Statistics isClean() {
    assertThat(verdict.violations()).as(plan.toString()).isEmpty();
    return verdict.statistics();
  }

  Set<Integer> broken() {
    return verdict.broken().stream().map(Rule::number).collect(Collectors.toSet());
  }

  /** Exactly these rules are broken. */
  void breaks(Integer... rules) {
    assertThat(broken()).as(plan.toString()).containsExactlyInAnyOrder(rules);
  }

  /** These rules are broken, and perhaps others. */
  void breaksAtLeast(Integer... rules) {
    assertThat(broken()).as(plan.toString()).containsAll(Arrays.asList(rules));
  }
}
