package dev.joins.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the rounds have shown, as tables: one for each package of workloads, one for the curves. */
final class Report {
  private static final List<String> ORDER =
      List.of("kernel", "joins", "matching", "sync", "actors", "whole");

  private final Results results;
  private final SortedMap<String, List<Comparison>> sections =
      new TreeMap<>(
          Comparator.<String>comparingInt(ORDER::indexOf).thenComparing(Comparator.naturalOrder()));
  private final List<Curve> curves;

  /**
   * Sorts the figures.
   *
   * @throws IllegalArgumentException if a workload has nothing of ours
   */
  Report(Results results) {
    this.results = results;
    this.curves = Curve.of(results.figures());
    var workloads = new LinkedHashMap<String, Map<String, List<Figure>>>();
    for (var figure : results.figures()) {
      if (!Curve.isOnOne(figure)) {
        workloads
            .computeIfAbsent(figure.workload(), name -> new TreeMap<>())
            .computeIfAbsent(figure.way(), name -> new ArrayList<>())
            .add(figure);
      }
    }
    var quoted = quoted();
    workloads.forEach((workload, ways) -> {
      var section = workload.substring(0, workload.indexOf('.'));
      sections
          .computeIfAbsent(section, name -> new ArrayList<>())
          .addAll(comparisons(workload, ways, quoted));
    });
  }

  /** Figures of peers that cannot be run here. */
  private static List<Figure> quoted() {
    try (var in = Report.class.getResourceAsStream("quoted.csv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Figure::parse)
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<Comparison> comparisons(
      String workload, Map<String, List<Figure>> ways, List<Figure> quoted) {
    var comparisons = new ArrayList<Comparison>();
    for (var ours : ways.values()) {
      if (!ours.getFirst().isOurs()) {
        continue;
      }
      var goals = new ArrayList<>(Figure.goals(workload, ours.getFirst().way()));
      ways.forEach((peer, its) -> {
        if (!its.getFirst().isOurs()) {
          comparisons.add(
              new Comparison(workload, ours, peer, its, false, removeGoal(goals, peer)));
        }
      });
      for (var figure : quoted) {
        if (figure.workload().equals(workload)) {
          var goal = removeGoal(goals, "");
          comparisons.add(
              new Comparison(workload, ours, figure.way(), List.of(figure), true, goal));
        }
      }
      var goal = removeGoal(goals, "");
      if (goal != null || comparisons.stream().noneMatch(other -> other.ours() == ours)) {
        comparisons.add(new Comparison(workload, ours, "", List.of(), false, goal));
      }
    }
    if (comparisons.isEmpty()) {
      throw new IllegalArgumentException(workload + " has nothing of ours");
    }
    return comparisons;
  }

  private static @Nullable Goal removeGoal(List<Goal> goals, String peer) {
    for (var goal : goals) {
      if (goal.peer().equals(peer)) {
        goals.remove(goal);
        return goal;
      }
    }
    return null;
  }

  SortedMap<String, List<Comparison>> sections() {
    return sections;
  }

  List<Curve> curves() {
    return curves;
  }

  /** How it was measured. */
  List<String> runs() {
    return results.runs();
  }

  static String title(String section) {
    return section.substring(0, 1).toUpperCase(Locale.ROOT) + section.substring(1);
  }

  List<String> table(String section) {
    var lines = new ArrayList<>(Comparison.HEAD);
    sections.getOrDefault(section, List.of()).stream().map(Comparison::line).forEach(lines::add);
    return lines;
  }

  List<String> curveTable() {
    var pendings = new TreeSet<Integer>();
    curves.forEach(curve -> pendings.addAll(curve.points().keySet()));
    var lines = new ArrayList<>(Curve.head(List.copyOf(pendings)));
    curves.forEach(curve -> lines.add(curve.line(List.copyOf(pendings))));
    return lines;
  }

  /** All tables. */
  List<String> lines() {
    var lines = new ArrayList<>(runs());
    for (var section : sections.keySet()) {
      lines.add("");
      lines.add(title(section));
      lines.addAll(table(section));
    }
    if (!curves.isEmpty()) {
      lines.add("");
      lines.addAll(curveTable());
    }
    return lines;
  }
}
