package dev.joins.dsl;

import dev.joins.internal.Text;

/**
 * The question of a caller who is owed no reply, and goes on when the body has run.
 *
 * @param payload what the caller brings
 */
record VoidCall<Q>(Q payload) {
  @Override
  public String toString() {
    return Text.of(payload);
  }
}
