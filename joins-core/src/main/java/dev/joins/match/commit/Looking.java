package dev.joins.match.commit;

import dev.joins.match.pattern.PatternTaker;
import dev.joins.match.plan.PatternLine;
import dev.joins.match.plan.Plan;
import dev.joins.match.plan.Progress;
import dev.joins.match.store.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How one looks at who waits, and follows what comes. */
public final class Looking {
  /** How many who wait at one place a report spells out; more would help nobody. */
  private static final int MOST_LINES = 50;

  private Looking() {}

  /**
   * Returns what each pattern that takes from a place lacks, a line each; equal lines are said
   * once, and nothing is said of those who want one message, whatever it is.
   *
   * @param place where from
   * @return empty if none waits there
   */
  public static List<String> whatTakersLack(Place place) {
    var act = Act.over(place);
    try {
      return lacksAt(place, null);
    } finally {
      act.release();
    }
  }

  /**
   * Returns the same, under the lock, for all but those of one call.
   *
   * @param place where from
   * @param but whose takers are left out; null for none
   * @return in the order of their coming
   */
  public static List<String> lacksAt(Place place, @Nullable Offer but) {
    var takers = new ArrayList<PatternTaker>();
    for (var seat = place.queue.seats;
        seat != null && takers.size() <= MOST_LINES;
        seat = seat.behind) {
      for (var each = seat.line.first;
          each != null && takers.size() <= MOST_LINES;
          each = each.behind) {
        if (each instanceof PatternTaker taker
            && !taker.pattern().isPlain()
            && (but == null || taker.giver() != but)) {
          takers.add(taker);
        }
      }
    }
    takers.sort(Comparator.comparingLong(taker -> taker.number));
    var lines = new LinkedHashSet<String>();
    for (var taker : takers) {
      if (taker.line instanceof PatternLine line) {
        lines.add(Progress.of(line.plan(), taker.pattern().name()));
      }
    }
    if (takers.size() > MOST_LINES) {
      lines.add("... and others");
    }
    return List.copyOf(lines);
  }

  /** What a plan lacks, all of whose places are in the group of this one. */
  static String lacks(Plan plan, Place place) {
    var act = Act.over(place);
    try {
      return Progress.of(plan);
    } finally {
      act.release();
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
    var act = Act.over(place);
    try {
      place.add(watch);
      for (var each = place.queue.first; each != null && each.released; each = each.behind) {
        each.followed = true;
        act.add(watch.stays(each));
      }
    } finally {
      act.release();
    }
    return watch;
  }
}
