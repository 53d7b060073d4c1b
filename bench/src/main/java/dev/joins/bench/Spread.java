package dev.joins.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Several measurements of the same. */
record Spread(double least, double median, double most) {
  static Spread of(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    var half = sorted.size() / 2;
    var median =
        sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    return new Spread(sorted.getFirst(), median, sorted.getLast());
  }

  /** Of ratios, each of two figures of one round. */
  static Spread of(List<Figure> ours, List<Figure> its, ToDoubleFunction<Figure> what) {
    var rounds = Math.min(ours.size(), its.size());
    return of(
        IntStream.range(0, rounds)
            .mapToObj(i -> what.applyAsDouble(ours.get(i)) / what.applyAsDouble(its.get(i)))
            .toList());
  }

  static String number(double value) {
    return String.format(
        Locale.ROOT, value < 10 ? "%,.2f" : value < 100 ? "%,.1f" : "%,.0f", value);
  }

  @Override
  public String toString() {
    return number(median) + " (" + number(least) + " to " + number(most) + ")";
  }
}
