package dev.joins.match.store;

import org.jspecify.annotations.Nullable;

/** Whoever waits in a line: an installed pattern, a blocked receiver, a clause of a select. */
public abstract class Taker {
  /** When it came to wait: of two that could win, and nothing else decides, the first does. */
  public long number;

  @Nullable Taker before;

  /** The one that came next in its line. */
  public @Nullable Taker behind;

  /** Where it waits; null if nowhere. */
  public @Nullable Line line;

  /** Makes one that does not wait yet. */
  protected Taker() {}

  /**
   * Returns the call whose own messages this must not take.
   *
   * @return null if it gives none
   */
  public abstract @Nullable Giver giver();
}
