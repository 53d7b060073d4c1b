package dev.joins.santa.check;

import static dev.joins.santa.trace.Worker.Kind.REINDEER;

/**
 * Rule 10: <i>priority, at Santa's choice point, not by the clock: where a complete reindeer group
 * is waiting at a choice, reindeer are chosen.</i>
 *
 * <p>Tested at each {@code elvesReady}: no complete reindeer group is ready and untaken. Reindeer
 * that become complete one step after the choice wait, and that is right.
 */
final class Priority implements Judge {

  @Override
  public void before(Step step, Floor floor, Complaints complaints) {
    if (step instanceof Step.Take(Service service)
        && service == Service.CONSULTATION
        && floor.isComplete(REINDEER)) {
      complaints.add(
          floor.line(),
          "Santa chooses the elves while a complete group of reindeer waits: "
              + Names.of(floor.listed(REINDEER)));
    }
  }
}
