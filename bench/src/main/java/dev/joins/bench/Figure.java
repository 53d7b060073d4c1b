package dev.joins.bench;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;

/**
 * What one round has shown of one way to do a workload.
 *
 * @param workload with its package and its parameters: {@code kernel.Chain capacity=0 length=1000}
 * @param way ours, if the name begins so; otherwise a peer's
 * @param value less is better
 * @param unit of the value
 * @param cpu time of all cores; not a number if unknown
 * @param bytes allocated by an operation; not a number if unknown
 */
record Figure(String workload, String way, double value, String unit, double cpu, double bytes) {
  private static final String ROOT = Figure.class.getPackageName() + ".";
  private static final String BYTES = "gc.alloc.rate.norm";

  /** What JMH found. */
  static Figure of(RunResult result) {
    var params = result.getParams();
    var name = params.getBenchmark();
    var lastDot = name.lastIndexOf('.');
    var workload =
        name.substring(ROOT.length(), lastDot)
            + params.getParamsKeys().stream()
                .map(key -> " " + key + "=" + params.getParam(key))
                .collect(Collectors.joining());
    return new Figure(
        workload,
        name.substring(lastDot + 1),
        result.getPrimaryResult().getScore(),
        "ns",
        secondary(result, CpuProfiler.CPU),
        secondary(result, BYTES));
  }

  private static double secondary(RunResult result, String metric) {
    var score = new double[] {Double.NaN};
    result
        .getSecondaryResults()
        .forEach((name, value) -> {
          if (name.endsWith(metric)) {
            score[0] = value.getScore();
          }
        });
    return score[0];
  }

  /** A line of a program: workload, way, value and unit, with semicolons between. */
  static Figure parse(String line) {
    var cells = line.split(";", -1);
    return new Figure(
        cells[0], cells[1], Double.parseDouble(cells[2]), cells[3], Double.NaN, Double.NaN);
  }

  boolean isOurs() {
    return way.startsWith("ours");
  }

  /** Its goals: those for its way and its parameters that its class declares. */
  static List<Goal> goals(String workload, String ours) {
    var type = type(ROOT + workload.split(" ", -1)[0]);
    return type == null
        ? List.of()
        : Arrays.stream(type.getAnnotationsByType(Goal.class))
            .filter(goal -> goal.ours().equals(ours))
            .filter(goal -> Pattern.compile(goal.when()).matcher(workload).find())
            .toList();
  }

  /** JMH names a nested class as if its outer one were a package. */
  private static @Nullable Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException nested) {
      var dot = name.lastIndexOf('.');
      return dot < ROOT.length()
          ? null
          : type(name.substring(0, dot) + "$" + name.substring(dot + 1));
    }
  }
}
