package dev.joins.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the rounds have shown, as a table: a line for each of ours and each peer of each workload.
 */
final class Report {
  private Report() {}

  /**
   * The table.
   *
   * @throws IllegalArgumentException if a workload has nothing of ours, or no peer
   */
  static List<String> lines(List<Figure> figures) {
    var workloads = new TreeMap<String, TreeMap<String, List<Figure>>>();
    for (var figure : figures) {
      workloads
          .computeIfAbsent(figure.workload(), name -> new TreeMap<>())
          .computeIfAbsent(figure.method(), name -> new ArrayList<>())
          .add(figure);
    }
    var lines = new ArrayList<String>();
    lines.add("| workload | ours, ns | bytes | peer | ns | bytes | ours / peer |");
    lines.add("|---|---|---|---|---|---|---|");
    workloads.forEach((workload, methods) -> lines.addAll(lines(workload, methods)));
    return lines;
  }

  private static List<String> lines(String workload, Map<String, List<Figure>> methods) {
    var lines = new ArrayList<String>();
    for (var ours : methods.values()) {
      for (var its : methods.values()) {
        if (ours.getFirst().isOurs() && !its.getFirst().isOurs()) {
          var variant = ours.getFirst().method().substring("ours".length());
          var cells =
              String.join(
                  " | ",
                  variant.isEmpty() ? workload : workload + ", " + variant,
                  text(ours),
                  its.getFirst().method(),
                  text(its),
                  ratio(ours, its));
          lines.add("| " + cells + " |");
        }
      }
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(workload + " has nothing of ours, or no peer");
    }
    return lines;
  }

  private static String text(List<Figure> rounds) {
    var bytes = rounds.stream().map(Figure::bytes).filter(value -> !value.isNaN()).toList();
    return number(median(rounds.stream().map(Figure::nanos).toList()))
        + " | "
        + (bytes.isEmpty() ? "" : number(median(bytes)));
  }

  /** Median, least and greatest of the ratios, each of one round. */
  private static String ratio(List<Figure> ours, List<Figure> its) {
    var ratios = new ArrayList<Double>();
    for (var i = 0; i < ours.size(); i++) {
      ratios.add(ours.get(i).nanos() / its.get(i).nanos());
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
