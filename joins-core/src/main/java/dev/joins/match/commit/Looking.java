package dev.joins.match.commit;

import dev.joins.match.plan.PatternLine;
import dev.joins.match.plan.Plan;
import dev.joins.match.plan.Progress;
import dev.joins.match.store.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How one looks at who waits, and follows what comes. */
public final class Looking {
  private Looking() {}

  /**
   * Returns what each pattern that takes from a place lacks, a line each; those who wait with equal
   * patterns are said once.
   *
   * @param place where from
   * @return empty if none waits there
   */
  public static List<String> whatTakersLack(Place place) {
    var locked = Locked.over(place);
    try {
      return lacksAt(place, null);
    } finally {
      locked.release();
    }
  }

  /** Under the lock; all but those of one call. */
  static List<String> lacksAt(Place place, @Nullable Offer but) {
    var lines = new ArrayList<String>();
    for (var seat = place.queue.seats; seat != null; seat = seat.behind) {
      if (seat.line instanceof PatternLine line
          && line.first != null
          && (but == null || line.first.giver() != but || line.first.behind != null)) {
        lines.add(Progress.of(line.plan()));
      }
    }
    return lines;
  }

  /** What a plan lacks, all of whose places are in the group of this one. */
  static String lacks(Plan plan, Place place) {
    var locked = Locked.over(place);
    try {
      return Progress.of(plan);
    } finally {
      locked.release();
    }
  }

  /**
   * Tells a watcher of each message that stays pending at a place, beginning with those that are
   * there, and of its end.
   *
   * @param place where
   * @param filter only these; null for all. Must be pure
   * @param watcher is told
   * @return for leaving off
   */
  public static Watch watch(Place place, @Nullable Predicate<Object> filter, Watcher watcher) {
    var watch = new Watch(place, filter, watcher);
    var locked = Locked.over(place);
    try {
      place.add(watch);
      for (var each = place.queue.first; each != null && each.released; each = each.behind) {
        each.followed = true;
        locked.add(watch.stays(each));
      }
    } finally {
      locked.release();
    }
    return watch;
  }
}
