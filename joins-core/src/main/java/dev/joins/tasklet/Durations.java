package dev.joins.tasklet;

import java.time.Duration;

/** Durations in nanoseconds; 292 years and more are "never". */
public final class Durations {
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

  private Durations() {}

  /**
   * Converts a duration to nanoseconds; what is too long for them becomes the longest.
   *
   * @param duration zero and less give zero
   * @return nanoseconds, at most {@code Long.MAX_VALUE}
   */
  public static long toNanos(Duration duration) {
    if (duration.isNegative()) {
      return 0;
    }
    return duration.compareTo(LONGEST) > 0 ? Long.MAX_VALUE : duration.toNanos();
  }
}
