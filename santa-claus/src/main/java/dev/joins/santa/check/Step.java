package dev.joins.santa.check;

import static dev.joins.santa.check.Service.CONSULTATION;
import static dev.joins.santa.check.Service.DELIVERY;

import dev.joins.santa.trace.TraceEvent;
import dev.joins.santa.trace.Worker;
import java.util.Objects;

/** An event as the rules see it: seventeen names, but only nine things that can happen. */
sealed interface Step {

  /** A worker offers itself. */
  record Ready(Worker worker) implements Step {}

  /** Santa's choice, the commit: he takes a group, and does not yet say whom. */
  record Take(Service service) implements Step {}

  /** Santa lets a worker in: harness, greet. */
  record Admit(Service service, Worker worker) implements Step {}

  /** The service starts: mushMush, consulting. */
  record Start(Service service) implements Step {}

  /** A worker does its part: deliver, consult. */
  record Work(Service service, Worker worker) implements Step {}

  /** A worker has done its part. */
  record Done(Worker worker) implements Step {}

  /** The service is over: woah, santaDone. */
  record End(Service service) implements Step {}

  /** Santa lets a worker go: unharness, goodbye. */
  record Release(Service service, Worker worker) implements Step {}

  /** A worker goes its way: holiday, working. */
  record Away(Worker worker) implements Step {}

  /** An elf waits before the study; no rule is about that. */
  record Waiting(Worker worker) implements Step {}

  /** Returns the step that an event is. */
  static Step of(TraceEvent event) {
    return switch (event.type()) {
      case READY -> new Ready(worker(event));
      case REINDEER_READY -> new Take(DELIVERY);
      case ELVES_READY -> new Take(CONSULTATION);
      case HARNESS -> new Admit(DELIVERY, worker(event));
      case GREET -> new Admit(CONSULTATION, worker(event));
      case MUSH_MUSH -> new Start(DELIVERY);
      case CONSULTING -> new Start(CONSULTATION);
      case DELIVER -> new Work(DELIVERY, worker(event));
      case CONSULT -> new Work(CONSULTATION, worker(event));
      case DONE -> new Done(worker(event));
      case WOAH -> new End(DELIVERY);
      case SANTA_DONE -> new End(CONSULTATION);
      case UNHARNESS -> new Release(DELIVERY, worker(event));
      case GOODBYE -> new Release(CONSULTATION, worker(event));
      case HOLIDAY, WORKING -> new Away(worker(event));
      case WAITING -> new Waiting(worker(event));
    };
  }

  private static Worker worker(TraceEvent event) {
    // TraceEvent refuses to be made without a worker where its type names one.
    return Objects.requireNonNull(event.worker());
  }
}
