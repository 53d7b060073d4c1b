package dev.joins.match.pattern;

import java.util.Objects;
import java.util.function.Function;

/**
 * By what an input chooses the best of the messages that fit, where it does not take the oldest.
 *
 * @param key what is compared; pure, and not null
 * @param highest whether the greatest is the best, not the least
 * @param isOrder whether this is the input's order, too
 */
public record Ranking(
    Function<Object, ? extends Comparable<?>> key, boolean highest, boolean isOrder) {
  /** Checks that there is a key. */
  public Ranking {
    Objects.requireNonNull(key, "key");
  }

  @Override
  public String toString() {
    return highest ? ".highest" : ".lowest";
  }
}
