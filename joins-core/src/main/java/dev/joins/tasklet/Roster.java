package dev.joins.tasklet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The living tasklets of one scheduler, in the order of their creation. Linked through the tasklets
 * themselves: to come and to go costs nothing but a few writes. For the baton's holder only.
 */
final class Roster {
  private @Nullable CooperativeTasklet first;
  private @Nullable CooperativeTasklet last;

  boolean isEmpty() {
    return first == null;
  }

  /** At the end. Does nothing for one that is here. */
  void add(CooperativeTasklet tasklet) {
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

  /** Does nothing for one that is not here. */
  void remove(CooperativeTasklet tasklet) {
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

  private boolean has(CooperativeTasklet tasklet) {
    return tasklet.olderAlive != null || first == tasklet;
  }

  /** A copy. */
  List<CooperativeTasklet> members() {
    var members = new ArrayList<CooperativeTasklet>();
    for (var each = first; each != null; each = each.youngerAlive) {
      members.add(each);
    }
    return members;
  }
}
