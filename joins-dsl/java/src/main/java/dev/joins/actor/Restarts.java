package dev.joins.actor;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The restarts of one actor in the time within which they are limited. For its own tasklet only.
 *
 * <p>Those that follow one another within a thousandth of that time are counted as of one moment:
 * so however many are allowed, not more than about a thousand moments are remembered.
 */
final class Restarts {
  private static final int GRAINS = 1_000;

  /** So many restarts, the first of them at this time. */
  private record Moment(Duration time, int count) {}

  private final Deque<Moment> moments = new ArrayDeque<>();
  private int count;

  /** Counts one more; returns whether it is allowed. */
  boolean add(Duration now, int most, Duration within) {
    while (!moments.isEmpty() && now.minus(moments.getFirst().time).compareTo(within) > 0) {
      count -= moments.removeFirst().count;
    }
    var last = moments.peekLast();
    if (last != null && now.minus(last.time).compareTo(within.dividedBy(GRAINS)) < 0) {
      moments.removeLast();
      moments.addLast(new Moment(last.time, last.count + 1));
    } else {
      moments.addLast(new Moment(now, 1));
    }
    return count++ < most;
  }

  /** How much is remembered. */
  int size() {
    return moments.size();
  }
}
