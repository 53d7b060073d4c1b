package dev.joins.proofs.semantics;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who waits with a pattern.
 *
 * @param pattern what for
 * @param clause the clause of a call that it is; null if it was installed
 */
public record Taker(Pattern pattern, @Nullable ActiveClause clause) {
  @Nullable String call() {
    return clause == null ? null : clause.call();
  }

  boolean isOf(String call) {
    return call.equals(call());
  }

  @Override
  public String toString() {
    return pattern.name();
  }
}
