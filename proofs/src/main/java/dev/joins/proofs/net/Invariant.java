package dev.joins.proofs.net;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/**
 * A weighted sum of messages that no transition changes: {@code idle + delivering = 1}.
 *
 * @param places that have a weight
 * @param weights of these
 * @param total in the first marking, and so in all
 */
record Invariant(List<String> places, List<Integer> weights, int total) {
  /** More rows than this are no report for a person. */
  private static final int MOST_ROWS = 2_000;

  /**
   * All that are minimal, by Farkas' algorithm: beside the incidence matrix stands a unit matrix;
   * transition by transition, rows that have a change there are replaced by those positive sums of
   * two in which it cancels. What is left in the unit matrix is an invariant.
   */
  static List<Invariant> of(PetriNet net) {
    var places = net.places();
    var transitions = net.transitions();
    List<int[]> rows = new ArrayList<>();
    for (var p = 0; p < places.size(); p++) {
      var row = new int[transitions.size() + places.size()];
      for (var t = 0; t < transitions.size(); t++) {
        row[t] = transitions.get(t).change(places.get(p));
      }
      row[transitions.size() + p] = 1;
      rows.add(row);
    }
    for (var t = 0; t < transitions.size() && rows.size() <= MOST_ROWS; t++) {
      rows = cancel(rows, t);
    }
    var invariants = new ArrayList<Invariant>();
    for (var row : rows) {
      var weights = Arrays.copyOfRange(row, transitions.size(), row.length);
      if (rows.size() <= MOST_ROWS && isMinimal(weights, rows, transitions.size())) {
        invariants.add(of(net, places, weights));
      }
    }
    return invariants;
  }

  private static List<int[]> cancel(List<int[]> rows, int column) {
    var next = new ArrayList<int[]>();
    for (var row : rows) {
      if (row[column] == 0) {
        next.add(row);
      }
      for (var other : rows) {
        if (row[column] > 0 && other[column] < 0) {
          next.add(sum(row, -other[column], other, row[column]));
        }
      }
    }
    return next;
  }

  private static int[] sum(int[] one, int times, int[] other, int otherTimes) {
    var sum = new int[one.length];
    var divisor = BigInteger.ZERO;
    for (var i = 0; i < sum.length; i++) {
      sum[i] =
          Math.addExact(
              Math.multiplyExact(one[i], times), Math.multiplyExact(other[i], otherTimes));
      divisor = divisor.gcd(BigInteger.valueOf(sum[i]));
    }
    for (var i = 0; i < sum.length && divisor.signum() > 0; i++) {
      sum[i] /= divisor.intValue();
    }
    return sum;
  }

  /** No other is non-zero only where this one is. */
  private static boolean isMinimal(int[] weights, List<int[]> rows, int offset) {
    for (var row : rows) {
      var other = Arrays.copyOfRange(row, offset, row.length);
      if (!Arrays.equals(other, weights) && isWithin(other, weights)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWithin(int[] inner, int[] outer) {
    for (var i = 0; i < inner.length; i++) {
      if (inner[i] != 0 && outer[i] == 0) {
        return false;
      }
    }
    return true;
  }

  private static Invariant of(PetriNet net, List<String> places, int[] weights) {
    var named = new ArrayList<String>();
    var nonZero = new ArrayList<Integer>();
    var total = 0;
    for (var p = 0; p < weights.length; p++) {
      if (weights[p] != 0) {
        named.add(places.get(p));
        nonZero.add(weights[p]);
        total += weights[p] * net.marking().getOrDefault(places.get(p), 0);
      }
    }
    return new Invariant(named, nonZero, total);
  }

  @Override
  public String toString() {
    var sum = new StringJoiner(" + ", "", " = " + total);
    for (var i = 0; i < places.size(); i++) {
      sum.add((weights.get(i) == 1 ? "" : weights.get(i) + " ") + places.get(i));
    }
    return sum.toString();
  }
}
