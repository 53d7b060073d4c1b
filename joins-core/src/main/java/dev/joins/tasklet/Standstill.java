package dev.joins.tasklet;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether some parallel schedulers stand still: whether there was an instant at which
 * none of their tasklets could run, or would by itself.
 *
 * <p>Looks at them in two passes. If each tasklet waits for the same thing in both, and none was
 * spawned or ended between, then at the instant between the passes all of them were blocked: a wait
 * is an object that is used once. Whoever was just being spawned, or was leaving, is counted
 * already or still, and was not seen.
 */
final class Standstill {
  /** All that may still have tasklets: one may wait for another's. */
  private static final Set<ParallelScheduler> OPEN =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private Standstill() {}

  static void opened(ParallelScheduler scheduler) {
    OPEN.add(scheduler);
  }

  static void ended(ParallelScheduler scheduler) {
    OPEN.remove(scheduler);
  }

  /** Whether one stands still, and nobody else can run who could help it. */
  static boolean isDeadlock(ParallelScheduler scheduler) {
    var all = List.copyOf(OPEN);
    return all.stream().noneMatch(ParallelScheduler::isHeld) && isOf(scheduler, all);
  }

  /** Whether one stands still, whatever others do. */
  static boolean isOf(ParallelScheduler scheduler) {
    return isOf(scheduler, List.of(scheduler));
  }

  private static boolean isOf(ParallelScheduler scheduler, List<ParallelScheduler> all) {
    var before = counts(all);
    var first = allWaits(all);
    return first != null
        && first.equals(allWaits(all))
        && before.equals(counts(all))
        && first.size() == before.stream().mapToLong(Count::alive).sum()
        && first.keySet().stream().anyMatch(tasklet -> tasklet.scheduler() == scheduler);
  }

  /** How many a scheduler has had. */
  record Count(long spawned, long ended) {
    long alive() {
      return spawned - ended;
    }
  }

  private static List<Count> counts(List<ParallelScheduler> schedulers) {
    return schedulers.stream().map(ParallelScheduler::count).toList();
  }

  private static @Nullable Map<ParallelTasklet, Waiter> allWaits(
      List<ParallelScheduler> schedulers) {
    var all = new HashMap<ParallelTasklet, Waiter>();
    for (var scheduler : schedulers) {
      for (var tasklet : scheduler.alive()) {
        if (tasklet.isInterrupted()) { // asked first: the flag is cleared after the wait is over
          return null;
        }
        var waiting = tasklet.waiting;
        if (waiting == null || waiting.mayEndByItself()) {
          return null;
        }
        all.put(tasklet, waiting);
      }
    }
    return all;
  }
}
