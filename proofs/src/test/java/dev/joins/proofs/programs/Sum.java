package dev.joins.proofs.programs;

import dev.joins.proofs.semantics.Pattern;
import java.util.Collection;
import java.util.List;

/**
 * A condition on what the first terms of a pattern take: the sum of their numbers can be divided.
 *
 * @param terms how many of them
 * @param divisor 1: no condition
 * @param isRude throws where it does not hold, which is to be the same
 */
public record Sum(int terms, int divisor, boolean isRude) {
  /** No condition. */
  public static final Sum ANY = new Sum(1, 1, false);

  boolean isCondition() {
    return divisor > 1;
  }

  /** On all that there is, where there is less. */
  Sum atMost(int all) {
    return new Sum(Math.min(terms, all), divisor, isRude);
  }

  Pattern.Condition meaning() {
    return new Pattern.Condition(terms, this::holds);
  }

  /** As a user wrote it. */
  public boolean holdsOrThrows(List<?> values) {
    var holds = holds(values);
    if (isRude && !holds) {
      throw new Bang("of a condition");
    }
    return holds;
  }

  private boolean holds(List<?> values) {
    return of(values) % divisor == 0;
  }

  private static int of(Object value) {
    return switch (value) {
      case Token token -> token.number();
      case Collection<?> several -> several.stream().mapToInt(Sum::of).sum();
      default -> 0;
    };
  }

  @Override
  public String toString() {
    return ".where(sum % " + divisor + " == 0" + (isRude ? ", or throws" : "") + ")";
  }
}
