package dev.joins.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the workloads: {@code quick} or {@code full}, and after it, if not all are wanted, a regular
 * expression for their names. Everything else goes to JMH's own command line.
 *
 * <p>Both go round by round: each round runs every benchmark once, in a JVM of its own, and the
 * peers {@linkplain Outside outside of the JVM}, so that ours and its peers meet the same weather.
 * A ratio is made of two figures of the same round; what is reported is the median over the rounds,
 * with the least and the greatest.
 */
public final class Main {
  private static final Path RESULTS = Path.of("target");

  private enum Mode {
    QUICK(3, 2, 250),
    FULL(5, 5, 1000);

    final int rounds;
    final int iterations;
    final long millis;

    Mode(int rounds, int iterations, long millis) {
      this.rounds = rounds;
      this.iterations = iterations;
      this.millis = millis;
    }
  }

  private Main() {}

  /**
   * Runs, prints a table, and leaves JMH's results as JSON in {@code target}.
   *
   * @param args see above
   * @throws IOException if the results cannot be written
   * @throws RunnerException if a benchmark fails
   */
  public static void main(String[] args) throws IOException, RunnerException {
    switch (args.length == 0 ? "" : args[0]) {
      case "quick" -> run(Mode.QUICK, filter(args));
      case "full" -> run(Mode.FULL, filter(args));
      default -> org.openjdk.jmh.Main.main(args);
    }
  }

  private static String filter(String[] args) {
    return args.length > 1 ? args[1] : ".*";
  }

  private static void run(Mode mode, String filter) throws IOException, RunnerException {
    Files.createDirectories(RESULTS);
    var outside = new Outside(RESULTS);
    var results = new ArrayList<RunResult>();
    var figures = new ArrayList<Figure>();
    for (var round = 1; round <= mode.rounds; round++) {
      System.out.println("round " + round + " of " + mode.rounds);
      var ofRound = round(mode, filter);
      results.addAll(ofRound);
      ofRound.stream().map(Figure::of).forEach(figures::add);
      var measured = figures.stream().map(Figure::workload).collect(Collectors.toSet());
      if (measured.stream().anyMatch(Outside::knows)) {
        outside.figures().stream()
            .filter(figure -> measured.contains(figure.workload()))
            .forEach(figures::add);
      }
    }
    var file = RESULTS.resolve(mode.name().toLowerCase(Locale.ROOT) + ".json");
    ResultFormatFactory.getInstance(ResultFormatType.JSON, file.toString()).writeOut(results);
    Report.lines(figures).forEach(System.out::println);
    System.out.println(file.toAbsolutePath());
  }

  private static List<RunResult> round(Mode mode, String filter) throws RunnerException {
    var time = TimeValue.milliseconds(mode.millis);
    var options =
        new OptionsBuilder()
            .include(filter)
            .warmupIterations(mode.iterations)
            .warmupTime(time)
            .measurementIterations(mode.iterations)
            .measurementTime(time)
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    return List.copyOf(new Runner(options).run());
  }
}
