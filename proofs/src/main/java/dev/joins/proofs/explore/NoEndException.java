package dev.joins.proofs.explore;

/** A schedule took more steps than the limit. */
public final class NoEndException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NoEndException(int steps, String repetition) {
    super("no end after " + steps + " steps; " + repetition);
  }
}
