package dev.joins.santa.check;

import dev.joins.santa.trace.Worker;
import java.util.OptionalInt;

/**
 * Rule 14: <i>no deadlock with 1 + 9 + 10, and a clean end after N tours with nobody left
 * behind.</i>
 *
 * <p>Tested at the end: everybody who was taken was let go, no complete group is left ready and
 * untaken, and there were as many deliveries as the caller expects, if he said how many. Elves too
 * few for a group just go home, and so do reindeer whose comrades have stopped.
 */
final class CleanEnd implements Judge {

  @Override
  public void end(Floor floor, Complaints complaints) {
    for (Group group : floor.groups()) {
      if (group.owed() > 0) {
        String inside = group.inside().isEmpty() ? "" : ": " + Names.of(group.inside());
        complaints.add(
            floor.line(),
            "the run ends and leaves behind %d of %d in %s%s"
                .formatted(group.owed(), group.taken(), Names.of(group), inside));
      }
    }
    for (Worker.Kind kind : Worker.Kind.values()) {
      if (floor.isComplete(kind)) {
        complaints.add(
            floor.line(),
            "the run ends and a complete group still waits: " + Names.of(floor.listed(kind)));
      }
    }
    OptionalInt expected = floor.workshop().expectedDeliveries();
    long deliveries = floor.completed(Service.DELIVERY);
    if (expected.isPresent() && deliveries != expected.getAsInt()) {
      complaints.add(
          floor.line(),
          "the run ends after %d deliveries instead of %d"
              .formatted(deliveries, expected.getAsInt()));
    }
  }
}
