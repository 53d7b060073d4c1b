package dev.joins.santa.check;

import dev.joins.santa.trace.Worker;

/**
 * Rules 1 and 2: <i>a delivery harnesses exactly nine distinct reindeer, each {@code ready} since
 * its last {@code unharness}; a consultation greets exactly three distinct elves, each {@code
 * ready} since its last {@code goodbye}.</i>
 *
 * <p>Tested at each admission: the worker exists, is ready, is not in the group already, and the
 * group has room. Tested at the end: each group of which anybody was let in reached its number. A
 * group of which nobody was let in never was a service; losing it is a matter for {@link
 * Conservation}.
 */
final class WholeGroup implements Judge {

  private final Service service;

  WholeGroup(Service service) {
    this.service = service;
  }

  @Override
  public void before(Step step, Floor floor, Complaints complaints) {
    if (!(step instanceof Step.Admit(Service to, Worker worker))
        || to != service
        || worker.kind() != service.kind()) {
      return;
    }
    int size = floor.workshop().groupSize(service.kind());
    int exist = floor.workshop().workers(service.kind());
    Group group = floor.current(service);
    if (worker.number() >= exist) {
      String all = Names.count(exist, service.kind());
      complain(complaints, floor, worker + " is " + service.admitted() + ", but is none of " + all);
    }
    if (group != null && group.admitted().contains(worker)) {
      String twice = worker + " is " + service.admitted() + " twice in " + Names.of(group);
      complain(complaints, floor, twice);
      return;
    }
    if (floor.readyLine(worker) == 0) {
      String idle = " without being ready since it was last " + service.released();
      complain(complaints, floor, worker + " is " + service.admitted() + idle);
    }
    if (group != null && ofKind(group) >= size) {
      String full = " as number " + (ofKind(group) + 1) + " of " + size + " in " + Names.of(group);
      complain(complaints, floor, worker + " is " + service.admitted() + full);
    }
  }

  @Override
  public void end(Floor floor, Complaints complaints) {
    for (Group group : floor.groups()) {
      if (group.service() == service
          && !group.admitted().isEmpty()
          && ofKind(group) < group.size()) {
        complaints.add(
            group.line(),
            Names.of(group)
                + " has "
                + Names.count(ofKind(group), service.kind())
                + " instead of "
                + group.size()
                + ": "
                + Names.of(group.admitted()));
      }
    }
  }

  /** How many of the right kind are in it; the others are a matter for {@link NoMixing}. */
  private int ofKind(Group group) {
    return (int) group.admitted().stream().filter(w -> w.kind() == service.kind()).count();
  }

  private static void complain(Complaints complaints, Floor floor, String sentence) {
    complaints.add(floor.line(), sentence);
  }
}
