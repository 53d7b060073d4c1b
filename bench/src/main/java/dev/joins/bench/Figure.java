package dev.joins.bench;

import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;

/**
 * What one round has shown of one way to do a workload.
 *
 * @param workload with its parameters
 * @param method the way; those that begin with "ours" are ours
 * @param nanos an operation
 * @param bytes allocated by an operation; not a number if unknown
 */
record Figure(String workload, String method, double nanos, double bytes) {
  private static final String BYTES = "gc.alloc.rate.norm";

  /** What JMH found. */
  static Figure of(RunResult result) {
    var params = result.getParams();
    var name = params.getBenchmark();
    var lastDot = name.lastIndexOf('.');
    var workload =
        name.substring(Figure.class.getPackageName().length() + 1, lastDot)
            + params.getParamsKeys().stream()
                .map(key -> " " + key + "=" + params.getParam(key))
                .collect(Collectors.joining());
    var bytes = new double[] {Double.NaN};
    result
        .getSecondaryResults()
        .forEach((metric, value) -> {
          if (metric.endsWith(BYTES)) {
            bytes[0] = value.getScore();
          }
        });
    return new Figure(
        workload, name.substring(lastDot + 1), result.getPrimaryResult().getScore(), bytes[0]);
  }

  boolean isOurs() {
    return method.startsWith("ours");
  }
}
