package dev.joins.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;

/** Each benchmark runs for a moment, so that none of them rots. Measures nothing. */
@Timeout(120)
class SmokeTest {
  private static final Mode SMOKE =
      new Mode(
          "smoke",
          1,
          0,
          1,
          1,
          Map.of(
              "tasklets", List.of("2"),
              "length", List.of("10"),
              "n", List.of("2"),
              "threads", List.of("2"),
              "pending", List.of("10", "20")),
          List.of());

  @BeforeAll
  static void besideOtherRuns() {
    System.setProperty("jmh.ignoreLock", "true");
  }

  @Test
  void eachWorkloadRunsAndHasOneOfOurs() throws RunnerException {
    var options = SMOKE.options().forks(0).build();

    var figures = new Runner(options).run().stream().map(Figure::of).toList();

    assertThat(figures).allSatisfy(figure -> assertThat(figure.value()).isPositive());
    var report = new Report(new Results(List.of(), figures)); // throws if one has none
    assertThat(report.sections()).hasSizeGreaterThan(3);
  }
}
