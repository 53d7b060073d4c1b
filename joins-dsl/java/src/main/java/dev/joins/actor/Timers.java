package dev.joins.actor;

import java.util.ArrayList;
import java.util.List;

/**
 * The timers of one actor that may not be over. For its own tasklet only.
 *
 * <p>Those that are over are looked for when there are twice as many as the last time: each that is
 * added pays for one look, however many are pending, and at most as many are kept for nothing as
 * are pending.
 */
final class Timers {
  private static final int FEW = 16;

  private final List<Timer> timers = new ArrayList<>();
  private int many = FEW;

  void add(Timer timer) {
    if (timers.size() >= many) {
      timers.removeIf(Timer::isOver);
      many = Math.max(FEW, 2 * timers.size());
    }
    timers.add(timer);
  }

  /** They send no more. */
  void cancelAll() {
    timers.forEach(Timer::cancel);
    timers.clear();
    many = FEW;
  }
}
