package dev.joins.proofs.semantics;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who waits with a pattern.
 *
 * @param pattern what for
 * @param option the alternative of a call that it is; null if it was installed
 */
public record Taker(Pattern pattern, @Nullable Option option) {
  @Nullable String call() {
    return option == null ? null : option.call();
  }

  boolean isOf(String call) {
    return call.equals(call());
  }

  @Override
  public String toString() {
    return pattern.name();
  }
}
