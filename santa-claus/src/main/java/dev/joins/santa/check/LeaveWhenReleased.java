package dev.joins.santa.check;

import dev.joins.santa.trace.Worker;
import java.util.HashSet;
import java.util.Set;

/**
 * Rule 7: <i>{@code unharness(i)} after {@code woah}, {@code goodbye(i)} after {@code santaDone}; a
 * worker's {@code holiday} or {@code working} only after its <b>own</b> {@code unharness} or {@code
 * goodbye}.</i>
 *
 * <p>Tested at each show-out: the service has ended. Tested each time a worker goes its way: it was
 * let go since it was last ready or last went its way; only the first time, before it was ever
 * ready, it is free to go by itself.
 */
final class LeaveWhenReleased implements Judge {

  private final Set<Worker> bound = new HashSet<>();

  @Override
  public void before(Step step, Floor floor, Complaints complaints) {
    switch (step) {
      case Step.Ready(Worker worker) -> bound.add(worker);
      case Step.Release(Service service, Worker worker) -> {
        bound.remove(worker);
        Group own = floor.groupOf(worker);
        Group group = own == null ? floor.current(service) : own;
        if (group != null && !group.isEnded()) {
          complaints.add(
              floor.line(),
              worker + " is " + service.released() + " before " + group.service().end().id());
        }
      }
      case Step.Away(Worker worker) -> {
        if (!bound.add(worker)) {
          Service service = Service.of(worker.kind());
          String goes = service == Service.DELIVERY ? " goes on holiday" : " goes back to work";
          complaints.add(
              floor.line(), worker + goes + " without having been " + service.released());
        }
      }
      default -> {}
    }
  }
}
