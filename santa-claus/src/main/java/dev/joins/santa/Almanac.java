package dev.joins.santa;

import java.util.List;

/** The clock of a trace in the words of people. A trace begins on 1 January of the year 1. */
final class Almanac {

  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  // Not from the locale data of the JDK: these names change with its version, and a story should
  // not.
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private static final int[] LENGTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private Almanac() {}

  /**
   * For example {@code 12 Mar, year 3}. Every year has 365 days: the North Pole knows no leap
   * years.
   */
  static String date(long t) {
    long days = t / DAY;
    int day = (int) (days % 365);
    int month = 0;
    while (day >= LENGTHS[month]) {
      day -= LENGTHS[month];
      month++;
    }
    return (day + 1) + " " + MONTHS.get(month) + ", year " + (days / 365 + 1);
  }

  /** For example {@code 3 h 12 min}: the largest unit that fits, and the next one. */
  static String duration(long ms) {
    if (ms < SECOND) {
      return ms + " ms";
    }
    if (ms < MINUTE) {
      return two(ms / SECOND, "s", ms % SECOND, "ms");
    }
    if (ms < HOUR) {
      return two(ms / MINUTE, "min", ms % MINUTE / SECOND, "s");
    }
    if (ms < DAY) {
      return two(ms / HOUR, "h", ms % HOUR / MINUTE, "min");
    }
    return two(ms / DAY, ms / DAY == 1 ? "day" : "days", ms % DAY / HOUR, "h");
  }

  private static String two(long first, String firstUnit, long second, String secondUnit) {
    String large = first + " " + firstUnit;
    return second == 0 ? large : large + " " + second + " " + secondUnit;
  }
}
