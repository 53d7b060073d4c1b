package dev.joins.proofs.soak;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What is used after each round, when all that nobody holds any more has been collected. */
final class Heap {
  /** By so much the last quarter may be more than the second; the first is for warming up. */
  private static final double MOST = 1.25;

  private final List<Long> used = new ArrayList<>();

  void look() {
    var least = Long.MAX_VALUE;
    for (var i = 0; i < 2; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    used.add(least);
  }

  /** How many times as much is used as there was; of each quarter the least counts. */
  double growth() {
    var quarter = used.size() / 4;
    if (quarter == 0) {
      return 1;
    }
    var before = Collections.min(used.subList(quarter, 2 * quarter));
    var after = Collections.min(used.subList(used.size() - quarter, used.size()));
    return (double) after / before;
  }

  boolean isFlat() {
    return growth() < MOST;
  }

  @Override
  public String toString() {
    return "%,d bytes, %.2f times what they were; after each round %s"
        .formatted(used.getLast(), growth(), used);
  }
}
