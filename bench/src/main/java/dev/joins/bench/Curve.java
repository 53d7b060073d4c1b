package dev.joins.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one way to do a workload costs, against how many messages are pending.
 *
 * @param workload without that number
 * @param points the figures of all rounds for each number
 * @param goal what it costs with the most pending, to what it costs with the fewest; null if there
 *     is none
 */
record Curve(
    String workload, String way, SortedMap<Integer, List<Figure>> points, @Nullable Goal goal) {
  private static final Pattern PARAMETER = Pattern.compile(" pending=(\\d+)");

  static boolean isOnOne(Figure figure) {
    return PARAMETER.matcher(figure.workload()).find();
  }

  /** All curves that the figures are points of. */
  static List<Curve> of(List<Figure> figures) {
    record Key(String workload, String way) {}

    var curves = new LinkedHashMap<Key, SortedMap<Integer, List<Figure>>>();
    for (var figure : figures) {
      var parameter = PARAMETER.matcher(figure.workload());
      if (parameter.find()) {
        curves
            .computeIfAbsent(
                new Key(parameter.replaceFirst(""), figure.way()), name -> new TreeMap<>())
            .computeIfAbsent(Integer.valueOf(parameter.group(1)), none -> new ArrayList<>())
            .add(figure);
      }
    }
    return curves.entrySet().stream()
        .map(curve -> {
          var goals = Figure.goals(curve.getKey().workload, curve.getKey().way);
          return new Curve(
              curve.getKey().workload,
              curve.getKey().way,
              curve.getValue(),
              goals.isEmpty() ? null : goals.getFirst());
        })
        .toList();
  }

  String label() {
    var plain = workload.substring(workload.lastIndexOf('.') + 1);
    return way.equals("ours") ? plain : plain + ", " + Comparison.words(way);
  }

  double cost(int pending) {
    return Comparison.value(points.getOrDefault(pending, List.of()));
  }

  /** What it costs with the most, to what it costs with the fewest. */
  Spread growth() {
    return Spread.of(points.lastEntry().getValue(), points.firstEntry().getValue(), Figure::value);
  }

  static List<String> head(List<Integer> pendings) {
    return List.of(
        "| one more message, ns | "
            + pendings.stream().map("%,d"::formatted).collect(Collectors.joining(" | "))
            + " | most / fewest | goal |",
        "|---|" + "---|".repeat(pendings.size() + 2));
  }

  String line(List<Integer> pendings) {
    var costs =
        pendings.stream()
            .map(pending -> points.containsKey(pending) ? Spread.number(cost(pending)) : "")
            .collect(Collectors.joining(" | "));
    var goalText =
        goal == null
            ? ""
            : "≤ "
                + Spread.number(goal.atMost())
                + (growth().median() <= goal.atMost() ? ": met" : ": **missed**");
    return "| " + String.join(" | ", label(), costs, growth().toString(), goalText) + " |";
  }
}
