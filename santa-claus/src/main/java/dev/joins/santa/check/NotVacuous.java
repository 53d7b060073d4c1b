package dev.joins.santa.check;

import static dev.joins.santa.trace.Worker.Kind.ELF;
import static dev.joins.santa.trace.Worker.Kind.REINDEER;

/**
 * Rule 15: <i>the run is not vacuous: both services happened, and at least one choice had both
 * groups ready.</i>
 *
 * <p>Tested at the end: a delivery and a consultation were completed, and at one of Santa's choices
 * at least a complete group of each kind was ready and untaken. A run without such a choice says
 * nothing about priority, however clean it is.
 */
final class NotVacuous implements Judge {

  private boolean choice;

  @Override
  public void before(Step step, Floor floor, Complaints complaints) {
    if (step instanceof Step.Take && floor.isComplete(REINDEER) && floor.isComplete(ELF)) {
      choice = true;
    }
  }

  @Override
  public void end(Floor floor, Complaints complaints) {
    if (floor.completed(Service.DELIVERY) == 0) {
      complaints.add(floor.line(), "vacuous: no delivery was completed");
    }
    if (floor.completed(Service.CONSULTATION) == 0) {
      complaints.add(floor.line(), "vacuous: no consultation was completed");
    }
    if (!choice) {
      complaints.add(
          floor.line(),
          "vacuous: at no choice of Santa's did a complete group of each kind wait, so nothing is"
              + " known about priority");
    }
  }
}
