package dev.joins.santa.check;

import dev.joins.santa.trace.Worker;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rule 6: <i>all nine {@code harness} before {@code mushMush}; each {@code deliver(i)} between
 * {@code mushMush} and {@code woah}; all three {@code greet} before {@code consulting}; each {@code
 * consult(i)} between {@code greet(i)} and {@code santaDone}.</i>
 *
 * <p>Tested at the start of a service: all are in. Tested at its end: it had started. Tested at
 * each piece of work: its worker is in, a delivery has started, and no service has ended. An elf
 * may speak before {@code consulting}; a reindeer cannot deliver before {@code mushMush}. That the
 * work happens at all, and once, is a matter for {@link OneHandShake}.
 */
final class OrderOfService implements Judge {

  @Override
  public void before(Step step, Floor floor, Complaints complaints) {
    String sentence =
        switch (step) {
          case Step.Start(Service service) -> start(service, floor);
          case Step.End(Service service) -> end(service, floor);
          case Step.Work(Service service, Worker worker) -> work(service, worker, floor);
          default -> null;
        };
    if (sentence != null) {
      complaints.add(floor.line(), sentence);
    }
  }

  private static @Nullable String start(Service service, Floor floor) {
    Group group = floor.current(service);
    Set<Worker> in = group == null ? Set.of() : group.admitted();
    int size = floor.workshop().groupSize(service.kind());
    if (group != null && group.isStarted()) {
      return service.start().id() + " for the second time in " + Names.of(group);
    }
    if (in.size() >= size) {
      return null;
    }
    String sentence =
        "%s when %d of %d are %s: "
            .formatted(service.start().id(), in.size(), size, service.admitted());
    boolean allBelong = floor.workshop().workers(service.kind()) == size;
    return allBelong
        ? sentence + Names.of(Names.missing(floor.workshop(), service.kind(), in)) + " missing"
        : sentence + Names.of(in);
  }

  private static @Nullable String end(Service service, Floor floor) {
    Group group = floor.current(service);
    String end = service.end().id();
    if (group == null || !group.isStarted()) {
      return end + " without " + service.start().id() + " before it";
    }
    return group.isEnded() ? end + " for the second time in " + Names.of(group) : null;
  }

  private static @Nullable String work(Service service, Worker worker, Floor floor) {
    Group group = floor.groupOf(worker);
    String works = worker + " " + service.works();
    if (group == null || group.service() != service) {
      return works + ", but is not " + service.admitted();
    }
    if (service == Service.DELIVERY && !group.isStarted()) {
      return works + " before " + service.start().id();
    }
    return group.isEnded() ? works + " after " + service.end().id() : null;
  }
}
