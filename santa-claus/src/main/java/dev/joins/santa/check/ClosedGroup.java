package dev.joins.santa.check;

import dev.joins.santa.trace.Worker;
import java.util.Set;

/**
 * Rule 8: <i>a group is closed from the first admission to the last show-out (Benton's first
 * pitfall); the waiting room may fill meanwhile.</i>
 *
 * <p>Tested at each admission but the first of a group: the group still has room, nobody of it has
 * been let go, and the worker was ready when the first was let in. Who comes {@code ready}
 * meanwhile is never wrong. A second admission of a member is a matter for {@link OneHandShake}.
 */
final class ClosedGroup implements Judge {

  @Override
  public void before(Step step, Floor floor, Complaints complaints) {
    if (!(step instanceof Step.Admit(Service service, Worker worker))) {
      return;
    }
    Group group = floor.current(service);
    if (group == null || group.admitted().isEmpty() || group.admitted().contains(worker)) {
      return;
    }
    Set<Worker> members = group.admitted();
    String slips = worker + " slips into " + Names.of(group);
    if (!group.released().isEmpty()) {
      String out = " while Santa shows out " + Names.of(members);
      complaints.add(floor.line(), slips + out);
    } else if (members.size() >= group.size()) {
      complaints.add(floor.line(), slips + ", which is full with " + Names.of(members));
    } else if (floor.readyLine(worker) > group.firstAdmission()) {
      complaints.add(
          floor.line(),
          "%s, ready only in line %d, after the door had opened in line %d"
              .formatted(slips, floor.readyLine(worker), group.firstAdmission()));
    }
  }
}
