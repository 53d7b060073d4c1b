package dev.joins.santa.program;

import static dev.joins.santa.trace.EventType.GREET;
import static dev.joins.santa.trace.EventType.SANTA_DONE;

import java.util.List;

/**
 * Benton's first pitfall: the door is open while Santa shows one elf after the other out, and for
 * each who leaves another slips in.
 */
final class DoorLeftOpen extends SelectSanta {

  DoorLeftOpen(NorthPole pole) {
    super(pole);
  }

  @Override
  void showOut(List<Visit> trio) throws InterruptedException {
    int slippedIn = 0;
    log.santa(SANTA_DONE);
    for (var elf : trio) {
      sayGoodbye(elf);
      var next = help.tryReceive();
      if (next.isPresent()) {
        log.santa(GREET, next.get().worker());
        next.get().go();
        slippedIn++;
      }
    }
    if (slippedIn > 0) {
      all(advised, slippedIn).forEach(this::sayGoodbye);
    }
  }
}
