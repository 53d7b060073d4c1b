package dev.joins.santa.check;

import dev.joins.santa.trace.Worker;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Rule 9: <i>the hand-shake happens exactly once per worker and service.</i>
 *
 * <p>A worker's round is {@code ready}, let in, work, {@code done}, let go, each once. Tested at
 * each of these: it has not happened in this round yet, and what must come before it has. Tested
 * when a worker goes its way, is ready again or is let into another group, and at the end: a round
 * that got into a service is whole. {@code done} may come before or after Santa calls the end of
 * the service. A round that never got beyond {@code ready} is no service, and no matter of this
 * rule.
 */
final class OneHandShake implements Judge {

  private enum Part {
    READY,
    ADMITTED,
    WORK,
    DONE,
    RELEASED
  }

  private final Map<Worker, Set<Part>> rounds = new LinkedHashMap<>();

  @Override
  public void before(Step step, Floor floor, Complaints complaints) {
    switch (step) {
      case Step.Ready(Worker worker) -> {
        if (round(worker).contains(Part.ADMITTED)) {
          close(worker, floor, complaints);
        }
        shake(worker, Part.READY, floor, complaints);
      }
      case Step.Admit(Service service, Worker worker) -> {
        Group group = floor.current(service);
        boolean member = group != null && group.admitted().contains(worker);
        if (round(worker).contains(Part.ADMITTED) && !member) {
          close(worker, floor, complaints);
        }
        shake(worker, Part.ADMITTED, floor, complaints);
      }
      case Step.Work(Service _, Worker worker) -> shake(worker, Part.WORK, floor, complaints);
      case Step.Done(Worker worker) -> shake(worker, Part.DONE, floor, complaints);
      case Step.Release(Service _, Worker worker) ->
          shake(worker, Part.RELEASED, floor, complaints);
      case Step.Away(Worker worker) -> close(worker, floor, complaints);
      case Step.Take _, Step.Start _, Step.End _, Step.Waiting _ -> {}
    }
  }

  @Override
  public void end(Floor floor, Complaints complaints) {
    for (Map.Entry<Worker, Set<Part>> round : rounds.entrySet()) {
      missing(round.getKey(), round.getValue(), "at the end", floor, complaints);
    }
  }

  private Set<Part> round(Worker worker) {
    return rounds.computeIfAbsent(worker, _ -> EnumSet.noneOf(Part.class));
  }

  private void shake(Worker worker, Part part, Floor floor, Complaints complaints) {
    Set<Part> round = round(worker);
    // Whether it was ready before it was let in is a matter for rules 1 and 2.
    Part needed =
        switch (part) {
          case READY, ADMITTED -> part;
          case WORK, RELEASED -> Part.ADMITTED;
          case DONE -> Part.WORK;
        };
    if (needed != part && !round.contains(needed)) {
      complaints.add(
          floor.line(),
          worker + " " + words(part, worker) + ", but never " + words(needed, worker));
    }
    if (!round.add(part)) {
      complaints.add(
          floor.line(), worker + " " + words(part, worker) + " for the second time in one service");
    }
  }

  private void close(Worker worker, Floor floor, Complaints complaints) {
    missing(worker, round(worker), "before it leaves", floor, complaints);
    rounds.remove(worker);
  }

  private static void missing(
      Worker worker, Set<Part> round, String when, Floor floor, Complaints complaints) {
    if (!round.contains(Part.ADMITTED)) {
      return;
    }
    for (Part part : EnumSet.range(Part.WORK, Part.RELEASED)) {
      if (!round.contains(part)) {
        complaints.add(
            floor.line(),
            "%s %s, but never %s %s"
                .formatted(worker, words(Part.ADMITTED, worker), words(part, worker), when));
      }
    }
  }

  private static String words(Part part, Worker worker) {
    Service service = Service.of(worker.kind());
    return switch (part) {
      case READY -> "is ready";
      case ADMITTED -> "is " + service.admitted();
      case WORK -> service.works();
      case DONE -> "is done";
      case RELEASED -> "is " + service.released();
    };
  }
}
