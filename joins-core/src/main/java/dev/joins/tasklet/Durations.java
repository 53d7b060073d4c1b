package dev.joins.tasklet;

import java.time.Duration;
import java.util.Objects;

/** Times that do not overflow: 292 years and more are "never". */
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
    Objects.requireNonNull(duration, "a time must not be null");
    if (duration.isNegative()) {
      return 0;
    }
    return duration.compareTo(LONGEST) > 0 ? Long.MAX_VALUE : duration.toNanos();
  }

  /**
   * Returns the time that lies so far ahead.
   *
   * @param time from when
   * @param duration how far; zero and less give {@code time}, and nothing lies further ahead than
   *     292 years
   * @return a time that is not before {@code time}
   */
  public static Duration after(Duration time, Duration duration) {
    return time.plusNanos(toNanos(duration));
  }
}
