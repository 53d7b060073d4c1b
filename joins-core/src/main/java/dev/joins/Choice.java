package dev.joins;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Who wins where several patterns of the same priority are enabled. Whichever wins takes the oldest
 * messages that it can. Patterns with different choices are compared by the oldest messages.
 * Thread-safe.
 */
public final class Choice {
  /** The kinds of choices. */
  public enum Kind {
    /** The match that takes the oldest messages. */
    OLDEST("the oldest messages first"),
    /** The pattern that was declared first. */
    DECLARED("the pattern declared first"),
    /** Any of them, with equal chances. */
    RANDOM("at random");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  private static final Choice OLDEST = new Choice(Kind.OLDEST, null, "");
  private static final Choice DECLARED = new Choice(Kind.DECLARED, null, "");

  private final Kind kind;
  private final @Nullable Random lots;
  private final String seed;

  private Choice(Kind kind, @Nullable Random lots, String seed) {
    this.kind = kind;
    this.lots = lots;
    this.seed = seed;
  }

  /**
   * Returns the choice of the match that takes the oldest messages: arrivals sorted, compared
   * lexicographically; then the pattern declared first. No message waits for ever while its pattern
   * is enabled.
   *
   * @return the default
   */
  public static Choice oldest() {
    return OLDEST;
  }

  /**
   * Returns the choice of the pattern declared first, as in a {@code switch}. The later ones may
   * starve.
   *
   * @return the choice
   */
  public static Choice declared() {
    return DECLARED;
  }

  /**
   * Returns a choice of any of them, with equal chances. The same seed and the same order of events
   * give the same choices.
   *
   * @param seed any
   * @return a choice of its own for each call
   */
  public static Choice random(long seed) {
    return new Choice(Kind.RANDOM, new Random(seed), ", seed " + seed);
  }

  /**
   * Returns of which kind it is.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Draws a lot: of several matches the one with the greatest wins.
   *
   * @return from 0 on
   * @throws IllegalStateException if this choice is not made at random
   */
  public long draw() {
    if (lots == null) {
      throw new IllegalStateException("a choice of " + this + " draws no lots");
    }
    return lots.nextLong() >>> 1;
  }

  @Override
  public String toString() {
    return kind.words + seed;
  }
}
