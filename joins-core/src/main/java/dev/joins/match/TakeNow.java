package dev.joins.match;

import org.jspecify.annotations.Nullable;

/** A receiver that finds a message, and need not wait. */
final class TakeNow implements Taker {
  private final Pattern pattern;
  private @Nullable Object value;

  TakeNow(Pattern pattern) {
    this.pattern = pattern;
  }

  @Nullable Object value() {
    return value;
  }

  @Override
  public Pattern pattern() {
    return pattern;
  }

  @Override
  public @Nullable Offer offer() {
    return null;
  }

  @Override
  public void take(Object[] values, Group group) {
    value = values[0];
  }

  @Override
  public void hopeless(Place closed, Group group) {
    throw new AssertionError("it does not wait");
  }
}
