package dev.joins.match;

import java.util.Random;

/**
 * Who wins where several patterns of the same priority are enabled. Whichever wins takes the oldest
 * messages that it can. Patterns with different choices are compared by the oldest messages.
 * Thread-safe.
 */
public abstract sealed class Choice {
  private static final Choice OLDEST = new Oldest();
  private static final Choice DECLARED = new Declared();

  private Choice() {}

  /**
   * The match that takes the oldest messages: arrivals sorted, compared lexicographically; then the
   * pattern declared first. No message waits for ever while its pattern is enabled.
   *
   * @return the default
   */
  public static Choice oldest() {
    return OLDEST;
  }

  /**
   * The pattern declared first, as in a {@code switch}. The later ones may starve.
   *
   * @return the choice
   */
  public static Choice declared() {
    return DECLARED;
  }

  /**
   * Any of them, with equal chances. The same seed and the same order of events give the same
   * choices.
   *
   * @param seed any
   * @return a choice of its own for each call
   */
  public static Choice random(long seed) {
    return new Seeded(seed);
  }

  /** Whether the later match, of two with this choice and of one priority, wins. */
  abstract boolean prefersLater(Match earlier, Match later);

  private static final class Oldest extends Choice {
    @Override
    boolean prefersLater(Match earlier, Match later) {
      return later.isOlderThan(earlier);
    }

    @Override
    public String toString() {
      return "the oldest messages first";
    }
  }

  private static final class Declared extends Choice {
    @Override
    boolean prefersLater(Match earlier, Match later) {
      return false;
    }

    @Override
    public String toString() {
      return "the pattern declared first";
    }
  }

  /** Each match draws a number, and the greatest wins: one draw for each makes chances equal. */
  private static final class Seeded extends Choice {
    private final long seed;
    private final Random random;

    Seeded(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
    }

    @Override
    boolean prefersLater(Match earlier, Match later) {
      return later.lot(random) > earlier.lot(random);
    }

    @Override
    public String toString() {
      return "at random, seed " + seed;
    }
  }
}
