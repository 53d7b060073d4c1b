package dev.joins.match.store;

import org.jspecify.annotations.Nullable;

/**
 * Those who wait with one pattern, or with patterns that are equal, in the order of their coming.
 * All are alike, and only the first of them can win: so a commit looks at one of each line, however
 * many wait. Guarded by the lock of the pattern's places.
 */
public abstract class Line {
  /** How many of its seats lack messages. Written by the queues. */
  public int missing;

  /** The one that came first; null if nobody waits. */
  public @Nullable Taker first;

  private @Nullable Taker last;

  /** Makes a line in which nobody waits. */
  protected Line() {}

  /**
   * Returns whether an installed pattern waits here that takes whatever comes: so the message that
   * completes it need not be compared with any other.
   *
   * @return false for those who wait once, and for patterns that are choosy
   */
  public abstract boolean isSteady();

  /**
   * Returns whether an installed pattern waits here that takes whatever comes with one key: so what
   * completes it can be looked up.
   *
   * @return false for those who wait once, and for all other patterns
   */
  public abstract boolean isSteadyByKey();

  /**
   * Lets somebody wait behind all others.
   *
   * @param taker waits nowhere else
   * @param number greater than those of all who are here
   */
  public void add(Taker taker, long number) {
    taker.number = number;
    taker.line = this;
    taker.before = last;
    if (last == null) {
      first = taker;
    } else {
      last.behind = taker;
    }
    last = taker;
  }

  /**
   * Takes somebody out.
   *
   * @param taker waits here
   */
  public void remove(Taker taker) {
    var before = taker.before;
    var behind = taker.behind;
    if (before == null) {
      first = behind;
    } else {
      before.behind = behind;
    }
    if (behind == null) {
      last = before;
    } else {
      behind.before = before;
    }
    taker.before = null;
    taker.behind = null;
    taker.line = null;
  }
}
