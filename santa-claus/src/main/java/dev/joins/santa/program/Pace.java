package dev.joins.santa.program;

import java.time.Duration;

/**
 * How much faster the simulated world is than the scheduler's clock: days pass in seconds where
 * people watch, and as they are where nobody waits for them.
 *
 * @param factor simulated time for one unit of the scheduler's
 */
record Pace(double factor) {

  private static final double SECONDS_A_DAY = 86_400;
  private static final double NANOS_A_MILLI = 1e6;
  private static final double NANOS_A_SECOND = 1e9;

  /** The virtual clock jumps anyway. */
  static final Pace AS_IT_IS = new Pace(1);

  /** So many days of the simulated world in one second. */
  static Pace daysPerSecond(double days) {
    return new Pace(days * SECONDS_A_DAY);
  }

  /** How long the scheduler is to wait for so many simulated seconds. */
  Duration real(long seconds) {
    return factor == 1
        ? Duration.ofSeconds(seconds)
        : Duration.ofNanos((long) (seconds * NANOS_A_SECOND / factor));
  }

  /** The simulated time in milliseconds, when so much has passed on the scheduler's clock. */
  long simulated(Duration elapsed) {
    return factor == 1 ? elapsed.toMillis() : (long) (elapsed.toNanos() * factor / NANOS_A_MILLI);
  }
}
