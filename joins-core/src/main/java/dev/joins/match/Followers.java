package dev.joins.match;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Those who follow what comes to a place: indexes of plans, and watchers. Guarded by the lock of
 * the place's group; the indexes are read without it as well, by {@link Screening}, so each change
 * makes a new array.
 */
final class Followers {
  private static final Index[] NONE = {};

  private volatile Index[] indexes = NONE;
  private List<Watch> watches = List.of();

  Index[] indexes() {
    return indexes;
  }

  /** The index is told of each message, beginning with those that are pending. */
  void attach(Index index) {
    var more = Arrays.copyOf(indexes, indexes.length + 1);
    more[indexes.length] = index;
    indexes = more;
    for (var each = index.place().messages().first(); each != null; each = each.behind) {
      index.enter(each, index.screen(each.value));
    }
  }

  void detach(Index index) {
    var fewer = Arrays.stream(indexes).filter(other -> other != index).toArray(Index[]::new);
    indexes = fewer.length == 0 ? NONE : fewer;
    for (var each = index.place().messages().first(); each != null; each = each.behind) {
      index.forget(each);
    }
  }

  void add(Watch watch) {
    watches = Stream.concat(watches.stream(), Stream.of(watch)).toList();
  }

  void remove(Watch watch) {
    watches = watches.stream().filter(other -> other != watch).toList();
  }

  /** A message stays pending. */
  void stays(Message message, Group locked) {
    for (var watch : watches) {
      watch.stays(message, locked);
    }
  }

  void leaves(Message message, Group locked) {
    if (message.watched) {
      for (var watch : watches) {
        watch.leaves(message, locked);
      }
    }
  }
}
