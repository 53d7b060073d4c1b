package dev.joins.santa.check;

import dev.joins.santa.trace.Worker;
import java.util.HashSet;
import java.util.Set;

/**
 * Rule 11: <i>conservation: every worker taken is released exactly once. Rules 1 to 10 do not catch
 * the talk's own bug; this one does.</i>
 *
 * <p>Santa's choice takes a whole group, whether he then lets it in or not. Tested at each
 * show-out: the worker was in. Tested at the end: of each group as many were let go as were taken.
 * Who was taken and never let in has no name in the trace; it is among those who were ready at the
 * choice and not let in ever since.
 */
final class Conservation implements Judge {

  @Override
  public void before(Step step, Floor floor, Complaints complaints) {
    if (step instanceof Step.Release(Service service, Worker worker)
        && floor.groupOf(worker) == null) {
      complaints.add(
          floor.line(),
          worker + " is " + service.released() + ", but was not " + service.admitted());
    }
  }

  @Override
  public void end(Floor floor, Complaints complaints) {
    for (Group group : floor.groups()) {
      if (group.owed() > 0) {
        complaints.add(
            group.line(),
            "Santa took %s and released %d: %s"
                .formatted(
                    Names.count(group.taken(), group.service().kind()),
                    group.released().size(),
                    owed(group, floor)));
      }
    }
  }

  private static String owed(Group group, Floor floor) {
    Set<Worker> inside = group.inside();
    int nameless = group.owed() - inside.size();
    if (nameless == 0) {
      return Names.of(inside) + " lost";
    }
    // Who is ready since before the choice was there when Santa made it.
    Set<Worker> lost = new HashSet<>(floor.listed(group.service().kind()));
    lost.removeIf(worker -> floor.readyLine(worker) > group.line());
    String among = lost.size() == nameless ? "" : nameless + " of ";
    String never = among + Names.of(lost) + " lost, never " + group.service().admitted();
    return inside.isEmpty() ? never : Names.of(inside) + " lost, and " + never;
  }
}
