package dev.joins.proofs.explore;

/** A schedule took more steps than the limit: it goes round for ever, or is only long. */
public final class NoEndException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private NoEndException(String message) {
    super(message);
  }

  /** Everything that can be seen comes back. */
  static NoEndException goingRound(String what, int period, int limit) {
    return new NoEndException(
        "livelock: "
            + what
            + " goes round; the same "
            + period
            + " steps come again and again, with no end after "
            + limit);
  }

  static NoEndException onlyLong(int limit) {
    return new NoEndException(
        "no end after " + limit + " steps; nothing that could be seen has repeated itself");
  }
}
