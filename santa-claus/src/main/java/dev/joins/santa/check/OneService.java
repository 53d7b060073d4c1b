package dev.joins.santa.check;

import dev.joins.santa.trace.Worker;
import java.util.HashSet;
import java.util.Set;

/**
 * Rule 4: <i>one service at a time.</i>
 *
 * <p>A service lasts from its first admission to its last show-out (rule 8 says so). Tested at each
 * of Santa's choices, and at each admission to another group: nobody is in a group that is still
 * open. A choice alone is no service, so choosing twice without serving is not a matter of this
 * rule but of {@link Conservation}. Each group that is left open is reported once.
 */
final class OneService implements Judge {

  private final Set<Group> reported = new HashSet<>();

  @Override
  public void before(Step step, Floor floor, Complaints complaints) {
    switch (step) {
      case Step.Take(Service service) -> {
        for (Group open : floor.open()) {
          String what = "Santa chooses the " + Names.kind(2, service.kind());
          complain(open, what, floor, complaints);
        }
      }
      case Step.Admit(Service service, Worker worker) -> {
        Group own = floor.current(service);
        for (Group open : floor.open()) {
          if (!open.equals(own)) {
            complain(open, worker + " is " + service.admitted(), floor, complaints);
          }
        }
      }
      default -> {}
    }
  }

  private void complain(Group open, String what, Floor floor, Complaints complaints) {
    if (reported.add(open)) {
      complaints.add(
          floor.line(),
          what + " while " + Names.of(open) + " still has " + Names.of(open.inside()));
    }
  }
}
