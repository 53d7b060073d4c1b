package dev.joins.dsl;

import dev.joins.match.pattern.Pattern;
import dev.joins.match.store.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The patterns of a definition, found by the places that they take from: one that is added is
 * compared with those alone that may shadow it, or be shadowed by it. Not thread-safe.
 *
 * <p>Shadows are cast by patterns whose counts alone decide, <em>eager</em> ones. Such a one can
 * only shadow a pattern that takes from all of its places. So each is kept at one of them, the one
 * with the fewest patterns: whom the added one may be shadowed by is kept at a place of the added
 * one; and whom it may shadow itself is among the patterns of whichever of its places has the
 * fewest.
 *
 * <p>Eager ones of one place alone are a ladder: who needs more has the higher priority, or would
 * have been refused. So of those only the neighbours are looked at.
 *
 * <p>Cost: of an eager pattern, one look at each pattern of its rarest place; of any pattern, one
 * at each eager one that is kept at a place of its own.
 */
final class Rivals {
  private static final class Entry {
    final long number;
    final Counts counts;

    /** Where it is kept, if it is eager. */
    final Place rarest;

    Entry(long number, Counts counts, Place rarest) {
      this.number = number;
      this.counts = counts;
      this.rarest = rarest;
    }

    boolean isRung() {
      return counts.decide() && counts.least().size() == 1;
    }

    int height() {
      return counts.least().getOrDefault(rarest, 0);
    }
  }

  private final Map<Pattern, Entry> entries = new HashMap<>();

  /** All but the rungs of ladders. */
  private final Map<Place, Set<Entry>> all = new HashMap<>();

  private final Map<Place, Set<Entry>> eager = new HashMap<>();
  private final Map<Place, NavigableMap<Integer, Entry>> ladders = new HashMap<>();
  private long added;

  /** Does nothing for one that takes from no place: it is refused elsewhere. */
  void add(Counts counts) {
    if (counts.least().isEmpty()) {
      return;
    }
    var entry = new Entry(added++, counts, rarest(counts));
    entries.put(counts.pattern(), entry);
    if (entry.isRung()) {
      ladders.computeIfAbsent(entry.rarest, place -> new TreeMap<>()).put(entry.height(), entry);
      return;
    }
    counts.least().keySet().forEach(place -> put(all, place, entry));
    if (counts.decide()) {
      put(eager, entry.rarest, entry);
    }
  }

  /** Does nothing for one that is not here. */
  void remove(Pattern pattern) {
    var entry = entries.remove(pattern);
    if (entry == null) {
      return;
    }
    if (entry.isRung()) {
      ladders.computeIfPresent(
          entry.rarest,
          (place, ladder) -> {
            ladder.remove(entry.height());
            return ladder.isEmpty() ? null : ladder;
          });
    } else {
      entry.counts.least().keySet().forEach(place -> take(all, place, entry));
      take(eager, entry.rarest, entry);
    }
  }

  /** Those that one which is to be added has to be compared with, in the order of their coming. */
  List<Counts> of(Counts newcomer) {
    if (newcomer.least().isEmpty()) {
      return List.of();
    }
    var found = new HashSet<Entry>();
    newcomer
        .least()
        .forEach((place, count) -> {
          found.addAll(at(eager, place));
          addIfThere(ladder(place).floorEntry(count), found);
        });
    if (newcomer.decide()) {
      var rarest = rarest(newcomer);
      found.addAll(at(all, rarest));
      if (newcomer.least().size() == 1) {
        addIfThere(ladder(rarest).ceilingEntry(newcomer.least().getOrDefault(rarest, 0)), found);
      }
    }
    var inOrder = new ArrayList<>(found);
    inOrder.sort(Comparator.comparingLong(entry -> entry.number));
    return inOrder.stream().map(entry -> entry.counts).toList();
  }

  private Place rarest(Counts counts) {
    Place rarest = null;
    for (var place : counts.least().keySet()) {
      if (rarest == null || at(all, place).size() < at(all, rarest).size()) {
        rarest = place;
      }
    }
    return Objects.requireNonNull(rarest, "it takes from some place");
  }

  private NavigableMap<Integer, Entry> ladder(Place place) {
    return ladders.getOrDefault(place, Collections.emptyNavigableMap());
  }

  private static void addIfThere(Map.@Nullable Entry<Integer, Entry> rung, Set<Entry> found) {
    if (rung != null) {
      found.add(rung.getValue());
    }
  }

  private static Set<Entry> at(Map<Place, Set<Entry>> index, Place place) {
    return index.getOrDefault(place, Set.of());
  }

  private static void put(Map<Place, Set<Entry>> index, Place place, Entry entry) {
    index.computeIfAbsent(place, p -> new LinkedHashSet<>()).add(entry);
  }

  private static void take(Map<Place, Set<Entry>> index, Place place, Entry entry) {
    index.computeIfPresent(
        place,
        (p, some) -> {
          some.remove(entry);
          return some.isEmpty() ? null : some;
        });
  }
}
