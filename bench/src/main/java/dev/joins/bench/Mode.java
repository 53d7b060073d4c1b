package dev.joins.bench;

import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.Profiler;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * How long it is measured, and how much of it.
 *
 * @param rounds in each of which everything runs once, in a JVM of its own
 * @param warmups iterations of JMH in each round that are not counted
 * @param iterations of JMH in each round that are
 * @param millis of an iteration
 * @param params of the benchmarks, where not all are wanted
 * @param programs of ours that are run whole, with what they are given
 */
record Mode(
    String name,
    int rounds,
    int warmups,
    int iterations,
    long millis,
    Map<String, List<String>> params,
    List<List<String>> programs) {

  /** In minutes: some of the parameters only. */
  static final Mode QUICK =
      new Mode(
          "quick",
          3,
          4,
          2,
          250,
          Map.of(
              "tasklets", List.of("2", "1000"),
              "length", List.of("1000"),
              "file",
                  List.of(
                      "size_p2_m10",
                      "size_p6_m10",
                      "guards_p2_m10",
                      "guards_p6_m10",
                      "guards_nonsat10_p2_m10",
                      "guards_nonsat10_p4_m10",
                      "simple_sh_p8_m10",
                      "simple_sh_p24_m10",
                      "complex_sh_p8_m10",
                      "complex_sh_p24_m10")),
          List.of(List.of("Parked", "100000"), List.of("PendingHeap", "100000"), List.of("Santa")));

  /** All. */
  static final Mode FULL =
      new Mode(
          "full",
          5,
          4,
          4,
          500,
          Map.of(),
          List.of(
              List.of("Parked", "1000000"), List.of("PendingHeap", "1000000"), List.of("Santa")));

  /** Once, and for so long that there are samples enough. */
  static final Mode PROFILE =
      new Mode(
          "profile",
          1,
          8,
          6,
          500,
          Map.of(
              "tasklets", List.of("2"),
              "length", List.of("1000"),
              "n", List.of("2"),
              "threads", List.of("2"),
              "actors", List.of("2"),
              "file", List.of("guards_p2_m10")),
          List.of());

  /** What JMH is told, but for the names of the benchmarks. */
  @SafeVarargs
  final ChainedOptionsBuilder options(Class<? extends Profiler>... profilers) {
    var time = TimeValue.milliseconds(millis);
    var options =
        new OptionsBuilder()
            .warmupIterations(warmups)
            .warmupTime(time)
            .measurementIterations(iterations)
            .measurementTime(time)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    for (var profiler : profilers) {
      options.addProfiler(profiler);
    }
    params.forEach((param, values) -> options.param(param, values.toArray(String[]::new)));
    return options;
  }
}
