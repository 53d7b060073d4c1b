package dev.joins.santa.program;

import static dev.joins.santa.trace.EventType.CONSULTING;
import static dev.joins.santa.trace.EventType.GOODBYE;
import static dev.joins.santa.trace.EventType.GREET;
import static dev.joins.santa.trace.EventType.SANTA_DONE;

import dev.joins.channel.Channel;
import dev.joins.santa.program.JoinSanta.Nod;
import java.util.List;

/**
 * Trono's own solution, as Ben-Ari found: Santa signals, and believes that whom he means runs at
 * once. Nobody has to: the consultation is over before it begins, and the signals that should let
 * its elves out let others in.
 */
final class SignalsAssumedFair extends SelectSanta {

  /** A semaphore: what is sent here is for whoever takes it. */
  private final Channel<Nod> next = north.channel("next");

  SignalsAssumedFair(NorthPole pole) {
    super(pole);
  }

  @Override
  void hire() {
    pole.hireReindeer(me -> visit(back, me), me -> visit(home, me));
    pole.hireElves(
        me -> {
          help.send(new Visit(me, next));
          next.receive();
        },
        _ -> next.receive());
  }

  @Override
  void consult(List<Visit> trio) {
    trio.forEach(elf -> log.santa(GREET, elf.worker()));
    log.santa(CONSULTING);
    trio.forEach(Visit::go); // they come in, and consult
    log.santa(SANTA_DONE);
    for (var elf : trio) {
      log.santa(GOODBYE, elf.worker());
      elf.go(); // it leaves
    }
  }
}
