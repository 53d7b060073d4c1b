package dev.joins.santa.check;

import dev.joins.santa.trace.Worker;

/**
 * Rule 5: <i>no service before its group is complete.</i>
 *
 * <p>Tested at each of Santa's choices: a complete group is ready and untaken. Tested at each
 * admission: there was a choice, and the worker was ready by then (the group is what it was at the
 * choice, so who came later is not of it).
 */
final class CompleteFirst implements Judge {

  @Override
  public void before(Step step, Floor floor, Complaints complaints) {
    switch (step) {
      case Step.Take(Service service) -> {
        if (!floor.isComplete(service.kind())) {
          complaints.add(
              floor.line(),
              "Santa chooses the "
                  + Names.kind(2, service.kind())
                  + " when "
                  + floor.waiting(service.kind())
                  + " of "
                  + floor.workshop().groupSize(service.kind())
                  + " wait: "
                  + Names.of(floor.listed(service.kind())));
        }
      }
      case Step.Admit(Service service, Worker worker) -> {
        Group group = floor.current(service);
        if (group == null) {
          complaints.add(
              floor.line(), worker + " is " + service.admitted() + ", but Santa chose nobody");
        } else if (group.isChosen() && floor.readyLine(worker) > group.line()) {
          complaints.add(
              floor.line(),
              worker
                  + " is "
                  + service.admitted()
                  + ", but was ready only in line "
                  + floor.readyLine(worker)
                  + ", after Santa's choice in line "
                  + group.line());
        }
      }
      default -> {}
    }
  }
}
