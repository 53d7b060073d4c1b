package dev.joins.santa.check;

import dev.joins.santa.trace.Worker;

/**
 * Rule 3: <i>no mixing: no reindeer in a consultation, no elf in a delivery, nobody in two open
 * groups.</i>
 *
 * <p>Tested at each event that puts a worker into a service (let in, work, let go): the worker is
 * of the service's kind. Tested at each admission: the worker is not still in another group.
 */
final class NoMixing implements Judge {

  @Override
  public void before(Step step, Floor floor, Complaints complaints) {
    switch (step) {
      case Step.Admit(Service service, Worker worker) -> {
        kind(service, worker, "is " + service.admitted(), floor, complaints);
        Group other = floor.groupOf(worker);
        if (other != null && !other.equals(floor.current(service))) {
          complaints.add(
              floor.line(),
              worker + " is " + service.admitted() + " while it is still in " + Names.of(other));
        }
      }
      case Step.Work(Service service, Worker worker) ->
          kind(service, worker, service.works(), floor, complaints);
      case Step.Release(Service service, Worker worker) ->
          kind(service, worker, "is " + service.released(), floor, complaints);
      default -> {}
    }
  }

  private static void kind(
      Service service, Worker worker, String verb, Floor floor, Complaints complaints) {
    if (worker.kind() != service.kind()) {
      String only = Names.kind(2, service.kind());
      complaints.add(
          floor.line(),
          worker + " " + verb + "; a " + service.title() + " is for " + only + " only");
    }
  }
}
