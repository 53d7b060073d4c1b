package dev.joins.bench;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One of ours beside one peer, in one workload: a line of the table.
 *
 * @param its the peer's figures; empty if there is but a goal
 * @param quoted whether the peer's figure is taken from elsewhere: then there is no ratio
 * @param goal null if there is none
 */
record Comparison(
    String workload,
    List<Figure> ours,
    String peer,
    List<Figure> its,
    boolean quoted,
    @Nullable Goal goal) {

  static final List<String> HEAD =
      List.of(
          "| workload | ours | peer | its | ours / peer | goal | CPU, ours / peer | bytes, ours / peer |",
          "|---|---|---|---|---|---|---|---|");

  /** The workload without its package, and which of ours it is. */
  String label() {
    return label(ours.getFirst());
  }

  static String label(Figure ours) {
    var variant = ours.way().substring("ours".length());
    var plain = ours.workload().substring(ours.workload().indexOf('.') + 1);
    return variant.isEmpty() ? plain : plain + ", " + words(variant);
  }

  boolean hasRatio() {
    return !quoted && !its.isEmpty();
  }

  Spread ratio() {
    return Spread.of(ours, its, Figure::value);
  }

  boolean isMet() {
    return goal != null && (goal.peer().isEmpty() ? cost() : ratio().median()) <= goal.atMost();
  }

  /** A line of the table. */
  String line() {
    var cells =
        List.of(
            label(),
            withUnit(ours),
            quoted ? peer + " (quoted)" : words(peer),
            its.isEmpty() ? "" : withUnit(its),
            hasRatio() ? ratio().toString() : "",
            goalText(),
            cpu(),
            bytes(ours) + (hasRatio() ? " / " + bytes(its) : ""));
    return "| " + String.join(" | ", cells) + " |";
  }

  private String cpu() {
    var ratio = hasRatio() ? Spread.of(ours, its, Figure::cpu).median() : Double.NaN;
    return Double.isNaN(ratio) ? "" : Spread.number(ratio);
  }

  private String goalText() {
    if (goal == null) {
      return "";
    }
    var cost =
        goal.peer().isEmpty()
            ? " %s, is %s".formatted(ours.getFirst().unit(), Spread.number(cost()))
            : "";
    return "≤ " + Spread.number(goal.atMost()) + cost + (isMet() ? ": met" : ": **missed**");
  }

  /** What is compared with a goal that is no ratio: processor time, where that is known. */
  private double cost() {
    var cpu = Spread.of(ours.stream().map(Figure::cpu).toList()).median();
    return Double.isNaN(cpu) ? value(ours) : cpu;
  }

  static double value(List<Figure> figures) {
    return Spread.of(figures.stream().map(Figure::value).toList()).median();
  }

  private static String withUnit(List<Figure> figures) {
    return Spread.number(value(figures)) + " " + figures.getFirst().unit();
  }

  private static String bytes(List<Figure> figures) {
    var known = figures.stream().map(Figure::bytes).filter(bytes -> !bytes.isNaN()).toList();
    return known.isEmpty() ? "?" : String.format(Locale.ROOT, "%,.0f", Spread.of(known).median());
  }

  /** {@code doorOpen} reads "door open". */
  static String words(String name) {
    return name.replaceAll("(?<=\\p{Lower})(?=\\p{Upper})", " ").toLowerCase(Locale.ROOT);
  }
}
