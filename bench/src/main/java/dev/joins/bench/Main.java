package dev.joins.bench;

import dev.joins.bench.way.Ways;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs the workloads: {@code quick} or {@code full}, and after it, if not all are wanted, a regular
 * expression for their names. {@code report}, with files of results, writes the page. {@code
 * profile}, with such an expression, writes whose code the processor runs. {@code way} prints how
 * many methods, in how many files, a message enters; with such an expression, which they are.
 * Everything else goes to JMH's own command line.
 *
 * <p>The first two go round by round: each round runs every benchmark once, in a JVM of its own,
 * and the {@linkplain Outside programs} that are no benchmarks of JMH, so that ours and its peers
 * meet the same weather. A ratio is made of two figures of the same round; what is reported is the
 * median over the rounds, with the least and the greatest.
 */
public final class Main {
  private static final Path RESULTS = Path.of("target");

  private Main() {}

  /**
   * Runs, prints tables, and leaves the results as JSON in {@code target}. If all workloads were
   * wanted, {@code docs/performance.md} gets the tables and the pictures.
   *
   * @param args see above
   * @throws IOException if the results cannot be written
   * @throws RunnerException if a benchmark fails
   * @throws Exception if an operation fails whose way is counted
   */
  public static void main(String[] args) throws Exception {
    switch (args.length == 0 ? "" : args[0]) {
      case "quick" -> run(Mode.QUICK, args);
      case "full" -> run(Mode.FULL, args);
      case "profile" -> profile(args.length > 1 ? args[1] : ".*");
      case "way" -> Ways.print(args.length > 1 ? args[1] : "");
      case "report" -> report(Arrays.stream(args).skip(1).map(Path::of).toList());
      default -> org.openjdk.jmh.Main.main(args);
    }
  }

  private static void run(Mode mode, String[] args) throws IOException, RunnerException {
    var results = measure(mode, args.length > 1 ? args[1] : ".*");
    var file = RESULTS.resolve(mode.name() + ".json");
    results.write(file);
    new Report(results).lines().forEach(System.out::println);
    System.out.println(file.toAbsolutePath());
    if (args.length == 1) {
      Page.write(results);
    }
  }

  /** Of a workload that is in several of the files, the last one counts. */
  private static void report(List<Path> files) throws IOException {
    var results = new Results(List.of(), List.of());
    for (var file : files) {
      results = results.with(Results.read(file));
    }
    Page.write(results);
  }

  private static Results measure(Mode mode, String filter) throws IOException, RunnerException {
    Files.createDirectories(RESULTS);
    var outside = new Outside(RESULTS, mode);
    var figures = new ArrayList<Figure>();
    var loadBefore = load();
    for (var round = 1; round <= mode.rounds(); round++) {
      System.out.println("round " + round + " of " + mode.rounds());
      try {
        var options = mode.options(GCProfiler.class, CpuProfiler.class).include(filter).build();
        new Runner(options).run().stream().map(Figure::of).forEach(figures::add);
      } catch (NoBenchmarksException none) {
        System.out.println("no benchmark of JMH is wanted");
      }
      var measured = figures.stream().map(Figure::workload).collect(Collectors.toSet());
      figures.addAll(outside.figures(filter, measured));
    }
    var cores = Runtime.getRuntime().availableProcessors();
    var run =
        String.format(
            Locale.ROOT,
            "`%s`, %d rounds, %s: %d cores, Java %s, %s; load %.1f before, %.1f after, our own"
                + " included%s",
            mode.name() + (filter.equals(".*") ? "" : " " + filter),
            mode.rounds(),
            LocalDate.now(ZoneOffset.UTC),
            cores,
            Runtime.version(),
            System.getProperty("os.name"),
            loadBefore,
            load(),
            loadBefore > cores ? ": busy, so CPU and bytes say more than time" : "");
    return new Results(List.of(run), figures);
  }

  /** Of those of ours whose names match. */
  private static void profile(String filter) throws IOException, RunnerException {
    var options =
        Mode.PROFILE.options(PerfProfiler.class).include("(" + filter + ").*\\.ours").build();
    var lines = new ArrayList<>(Shares.HEAD);
    for (var result : new Runner(options).run()) {
      var shares = PerfProfiler.sharesOf(result.getSecondaryResults());
      lines.add(shares.line(Figure.of(result)));
    }
    lines.forEach(System.out::println);
    Page.write("profiled", lines);
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
