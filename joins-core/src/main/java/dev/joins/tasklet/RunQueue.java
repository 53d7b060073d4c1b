package dev.joins.tasklet;

import org.jspecify.annotations.Nullable;

/**
 * The tasklets that can run, in the order of their turns. Linked through the tasklets themselves,
 * so that one can leave from the middle, and a switch allocates nothing. For the baton's holder
 * only.
 */
final class RunQueue {
  private @Nullable CooperativeTasklet head;
  private @Nullable CooperativeTasklet tail;

  boolean isEmpty() {
    return head == null;
  }

  void addLast(CooperativeTasklet tasklet) {
    tasklet.before = tail;
    tasklet.behind = null;
    if (tail == null) {
      head = tasklet;
    } else {
      tail.behind = tasklet;
    }
    tail = tasklet;
  }

  @Nullable CooperativeTasklet poll() {
    var first = head;
    if (first != null) {
      remove(first);
    }
    return first;
  }

  /** The tasklet must be in this queue. */
  void remove(CooperativeTasklet tasklet) {
    var before = tasklet.before;
    var behind = tasklet.behind;
    if (before == null) {
      head = behind;
    } else {
      before.behind = behind;
    }
    if (behind == null) {
      tail = before;
    } else {
      behind.before = before;
    }
    tasklet.before = null;
    tasklet.behind = null;
  }
}
