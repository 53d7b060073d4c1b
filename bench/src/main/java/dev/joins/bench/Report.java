package dev.joins.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;

/** What the rounds have shown, as a table: a line for each peer of each workload. */
final class Report {
  private static final String OURS = "ours";
  private static final String BYTES = "gc.alloc.rate.norm";

  /** One benchmark in all rounds. */
  private record Series(List<Double> nanos, List<Double> bytes) {
    Series() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    void add(RunResult result) {
      nanos.add(result.getPrimaryResult().getScore());
      result
          .getSecondaryResults()
          .forEach((name, value) -> {
            if (name.endsWith(BYTES)) {
              bytes.add(value.getScore());
            }
          });
    }

    String text() {
      return number(median(nanos)) + " | " + (bytes.isEmpty() ? "" : number(median(bytes)));
    }
  }

  private Report() {}

  /**
   * The table.
   *
   * @throws IllegalArgumentException if a workload has nothing of ours, or no peer
   */
  static List<String> lines(Collection<RunResult> results) {
    var workloads = new TreeMap<String, TreeMap<String, Series>>();
    for (var result : results) {
      workloads
          .computeIfAbsent(workload(result), name -> new TreeMap<>())
          .computeIfAbsent(method(result), name -> new Series())
          .add(result);
    }
    var lines = new ArrayList<String>();
    lines.add("| workload | ours, ns | bytes | peer | ns | bytes | ours / peer |");
    lines.add("|---|---|---|---|---|---|---|");
    workloads.forEach((workload, methods) -> {
      var ours = methods.remove(OURS);
      if (ours == null || methods.isEmpty()) {
        throw new IllegalArgumentException(
            workload + " has " + (ours == null ? "nothing of ours" : "no peer"));
      }
      methods.forEach((peer, its) ->
          lines.add(
              "| "
                  + String.join(" | ", workload, ours.text(), peer, its.text(), ratio(ours, its))
                  + " |"));
    });
    return lines;
  }

  private static String workload(RunResult result) {
    var params = result.getParams();
    var name = params.getBenchmark();
    var simple = name.substring(Report.class.getPackageName().length() + 1, name.lastIndexOf('.'));
    return simple
        + params.getParamsKeys().stream()
            .map(key -> " " + key + "=" + params.getParam(key))
            .collect(Collectors.joining());
  }

  private static String method(RunResult result) {
    var name = result.getParams().getBenchmark();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Median, least and greatest of the ratios, each of one round. */
  private static String ratio(Series ours, Series its) {
    var ratios = new ArrayList<Double>();
    for (var i = 0; i < ours.nanos.size(); i++) {
      ratios.add(ours.nanos.get(i) / its.nanos.get(i));
    }
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f to %.2f)",
        median(ratios),
        ratios.stream().min(Double::compare).orElseThrow(),
        ratios.stream().max(Double::compare).orElseThrow());
  }

  private static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    var half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
  }
}
