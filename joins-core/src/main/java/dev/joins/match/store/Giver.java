package dev.joins.match.store;

/** Whoever waits until a message of theirs is taken, or has room. */
public interface Giver {
  /**
   * Returns whether it gives one thing of several: not all of its messages can be taken together.
   *
   * @return false for a plain sender
   */
  boolean hasSeveralClauses();
}
