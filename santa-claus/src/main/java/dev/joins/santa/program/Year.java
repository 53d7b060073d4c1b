package dev.joins.santa.program;

import dev.joins.santa.trace.Worker;
import java.util.Random;

/**
 * How long things take one worker, in seconds of the simulated world, which begins on 1 January and
 * whose years have 365 days.
 *
 * <p>Reindeer are away until the 22nd or 23rd of December. Elves need advice twice a year - and
 * every other day in the last week before Christmas Eve, when there are too many of them for one
 * Santa. So there is one delivery a year, and it is all but certain that reindeer and elves wait
 * for Santa at the same time: that is the choice which the problem is about, and a run without it
 * would show nothing.
 *
 * <p>Each worker has dice of its own, so that what they show does not depend on who runs first.
 */
final class Year {

  private static final int HOUR = 3600;
  private static final int DAY = 24 * HOUR;
  private static final long YEAR = 365L * DAY;

  private static final long RUSH = 349L * DAY; // 16 December
  private static final long REINDEER_BACK = 355L * DAY + 12 * HOUR; // 22 December, noon
  private static final long CHRISTMAS_EVE = 357L * DAY; // 24 December

  private final Random dice;

  Year(long seed, Worker worker) {
    // java.util.Random, whose sequence the JDK promises for ever: a trace can be compared by bytes.
    dice = new Random(mix(mix(seed) + worker.toString().hashCode()));
  }

  /** Neighbouring seeds would give similar first throws (the finalizer of SplitMix64). */
  private static long mix(long seed) {
    long z = seed + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** From now, in milliseconds, until shortly before Christmas. */
  long holiday(long now) {
    return until(REINDEER_BACK, now) + dice.nextInt(DAY);
  }

  /** One night. */
  long delivery() {
    return between(12 * HOUR, 18 * HOUR);
  }

  /** Until advice is needed. */
  long work(long now) {
    long rush = until(RUSH, now);
    if (YEAR - rush < CHRISTMAS_EVE - RUSH) {
      return between(DAY / 2, 3 * DAY / 2);
    }
    return Math.min(between(100 * DAY, 200 * DAY), rush + dice.nextInt(3 * DAY));
  }

  /** Toys are a serious matter. */
  long consultation() {
    return between(DAY, 2 * DAY);
  }

  private long between(int least, int most) {
    return least + (long) dice.nextInt(most - least);
  }

  /** The seconds until the next time that the year is so old; a whole year if it is just now. */
  private static long until(long second, long now) {
    return YEAR - Math.floorMod(now / 1000 - second, YEAR);
  }
}
