package dev.joins.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Each benchmark runs for a moment, so that none of them rots. Measures nothing. */
@Timeout(120)
class SmokeTest {
  @BeforeAll
  static void besideOtherRuns() {
    System.setProperty("jmh.ignoreLock", "true");
  }

  @Test
  void eachWorkloadRunsAndHasAPeer() throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(".*")
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(1))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();

    var results = List.copyOf(new Runner(options).run());

    assertThat(results)
        .allSatisfy(result -> assertThat(result.getPrimaryResult().getScore()).isPositive());
    assertThat(Report.lines(results.stream().map(Figure::of).toList())).hasSizeGreaterThan(2 + 10);
  }
}
