package dev.joins.proofs.semantics;

/** How a call has ended. */
public sealed interface Outcome {
  /**
   * One of its messages was taken or sent.
   *
   * @param clause which
   */
  record Gave(int clause) implements Outcome {}

  /**
   * It has taken.
   *
   * @param clause which
   * @param match what
   */
  record Took(int clause, Match match) implements Outcome {}

  /** Nothing was possible, or it was given up. */
  record Nothing() implements Outcome {}

  /** It has failed: channels are closed. */
  record Closed() implements Outcome {}
}
