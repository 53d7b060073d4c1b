package dev.joins.bench;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one way to do a workload costs, against how many messages are pending.
 *
 * @param workload without that number
 * @param points the figures of all rounds for each number
 * @param goal the most, to the fewest; null if there is none
 */
record Curve(
    String workload, String way, SortedMap<Integer, List<Figure>> points, @Nullable Goal goal) {
  private static final String PARAMETER = " pending=";

  /** A goal's peer: the same with the fewest pending. */
  static final String FEWEST = "fewest";

  static boolean isOnOne(Figure figure) {
    return figure.workload().contains(PARAMETER);
  }

  /** All curves that the figures are points of. */
  static List<Curve> of(List<Figure> figures) {
    var curves = new TreeMap<String, SortedMap<Integer, List<Figure>>>();
    for (var figure : figures) {
      if (isOnOne(figure)) {
        var at = figure.workload().indexOf(PARAMETER);
        var pending = Integer.valueOf(figure.workload().substring(at + PARAMETER.length()));
        curves
            .computeIfAbsent(
                figure.workload().substring(0, at) + " " + figure.way(), name -> new TreeMap<>())
            .computeIfAbsent(pending, none -> new java.util.ArrayList<>())
            .add(figure);
      }
    }
    return curves.entrySet().stream()
        .map(curve -> {
          var name = curve.getKey().split(" ", -1);
          var goals = Figure.goals(name[0], name[1]);
          return new Curve(
              name[0], name[1], curve.getValue(), goals.isEmpty() ? null : goals.getFirst());
        })
        .collect(Collectors.toList());
  }

  String label() {
    var plain = workload.substring(workload.lastIndexOf('.') + 1);
    return way.equals("ours") ? plain : plain + ", " + way;
  }

  double cost(int pending) {
    return Comparison.value(points.getOrDefault(pending, List.of()));
  }

  /** What it costs with the most, to what it costs with the fewest. */
  Spread growth() {
    return Spread.of(points.lastEntry().getValue(), points.firstEntry().getValue());
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
