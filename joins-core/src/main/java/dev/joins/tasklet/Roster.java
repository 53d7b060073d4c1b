package dev.joins.tasklet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Living tasklets of one scheduler, in the order of their creation. Linked through the tasklets
 * themselves: to come and to go costs nothing but a few writes. Not thread-safe: used by the
 * baton's holder only, or under a lock.
 */
final class Roster<T extends Tasklet> {
  private @Nullable Tasklet first;
  private @Nullable Tasklet last;

  boolean isEmpty() {
    return first == null;
  }

  /** Adds a tasklet at the end. Does nothing for one that is here. */
  void add(T tasklet) {
    if (has(tasklet)) {
      return;
    }
    var before = last;
    tasklet.olderAlive = before;
    if (before == null) {
      first = tasklet;
    } else {
      before.youngerAlive = tasklet;
    }
    last = tasklet;
  }

  /** Removes a tasklet. Does nothing for one that is not here. */
  void remove(T tasklet) {
    if (!has(tasklet)) {
      return;
    }
    var before = tasklet.olderAlive;
    var behind = tasklet.youngerAlive;
    if (before == null) {
      first = behind;
    } else {
      before.youngerAlive = behind;
    }
    if (behind == null) {
      last = before;
    } else {
      behind.olderAlive = before;
    }
    tasklet.olderAlive = null;
    tasklet.youngerAlive = null;
  }

  private boolean has(Tasklet tasklet) {
    return tasklet.olderAlive != null || first == tasklet;
  }

  /** Returns a copy. */
  @SuppressWarnings("unchecked") // only these were added
  List<T> members() {
    var members = new ArrayList<T>();
    for (var each = first; each != null; each = each.youngerAlive) {
      members.add((T) each);
    }
    return members;
  }
}
