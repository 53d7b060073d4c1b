package dev.joins.tasklet;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The runnable tasklets of one scheduler, in the order of their turns: a ring whose head has the
 * turn (or is about to get it, while the one that had it has left). Linked through the tasklets
 * themselves: each can leave from where it stands, and a switch allocates nothing. For the baton's
 * holder only.
 */
final class Ring {
  private @Nullable CooperativeTasklet head;
  private int size;

  @Nullable CooperativeTasklet head() {
    return head;
  }

  int size() {
    return size;
  }

  /** Returns the members in the order of their turns, the head first. */
  List<CooperativeTasklet> members() {
    var members = new ArrayList<CooperativeTasklet>(size);
    for (var each = head; each != null; ) {
      members.add(each);
      each = each.next == head ? null : each.next;
    }
    return members;
  }

  /** Gives the turn to a member; the order of the ring stays. */
  void turnTo(CooperativeTasklet member) {
    head = member;
  }

  /** Adds a tasklet right before the head: its turn comes after all others. */
  void addLast(CooperativeTasklet tasklet) {
    var first = head;
    if (first == null) {
      tasklet.next = tasklet;
      tasklet.previous = tasklet;
      head = tasklet;
    } else {
      link(previousOf(first), tasklet, first);
    }
    size++;
  }

  /** Adds a tasklet right behind a member: behind the head, its turn comes next. */
  void addNext(CooperativeTasklet tasklet, CooperativeTasklet behind) {
    link(behind, tasklet, nextOf(behind));
    size++;
  }

  private static void link(
      CooperativeTasklet before, CooperativeTasklet tasklet, CooperativeTasklet behind) {
    before.next = tasklet;
    tasklet.previous = before;
    tasklet.next = behind;
    behind.previous = tasklet;
  }

  /** Removes a member; if it was the head, the next one is. */
  void remove(CooperativeTasklet member) {
    var next = nextOf(member);
    var previous = previousOf(member);
    if (next == member) {
      head = null;
    } else {
      previous.next = next;
      next.previous = previous;
      if (head == member) {
        head = next;
      }
    }
    member.next = null;
    member.previous = null;
    size--;
  }

  /** Returns who comes after a member. */
  static CooperativeTasklet nextOf(CooperativeTasklet member) {
    return Objects.requireNonNull(member.next, "not in the ring");
  }

  private static CooperativeTasklet previousOf(CooperativeTasklet member) {
    return Objects.requireNonNull(member.previous, "not in the ring");
  }
}
