package dev.joins.santa.check;

import static dev.joins.santa.Script.ALL_NINE;
import static dev.joins.santa.Script.script;
import static dev.joins.santa.trace.EventType.CONSULT;
import static dev.joins.santa.trace.EventType.CONSULTING;
import static dev.joins.santa.trace.EventType.DONE;
import static dev.joins.santa.trace.EventType.ELVES_READY;
import static dev.joins.santa.trace.EventType.MUSH_MUSH;
import static dev.joins.santa.trace.EventType.REINDEER_READY;
import static dev.joins.santa.trace.EventType.SANTA_DONE;
import static dev.joins.santa.trace.EventType.WOAH;
import static dev.joins.santa.trace.EventType.WORKING;

import dev.joins.santa.Script;
import org.junit.jupiter.api.Test;

/** The seven faults of the literature, each as the trace of a program that has it. */
class FaultsTest {

  /**
   * The talk's own bug: Santa takes the elves, then looks whether reindeer are ready, and forgets
   * whom he has. Nobody is served who should not be, so that none of the first ten rules sees it.
   */
  @Test
  void lookThenTake() {
    Script overwritten =
        script()
            .queue(0, 1, 2)
            .santa(ELVES_READY)
            .stable()
            .delivery()
            .queue(3, 4, 5)
            .consultation(3, 4, 5);
    Findings.in(overwritten)
        .breakExactly(11, 14)
        .say(11, 7, "Santa took 3 elves and released 0: elf-0, elf-1, elf-2 lost, never greeted");
  }

  /** He counts three in all, takes two from one place, and waits for a third who never comes. */
  @Test
  void balance() {
    Findings.in(script().queue(0, 1).santa(ELVES_READY).greet(0, 1)).breakExactly(2, 5, 9, 11, 14);
    Findings.in(script().stable().without(9).santa(REINDEER_READY).harness(0, 1, 2, 3, 4, 5, 6, 7))
        .breakExactly(1, 5, 9, 11, 14);
  }

  /** Benton's first pitfall: an elf slips in while Santa shows the others out. */
  @Test
  void doorLeftOpen() {
    Script open =
        script()
            .queue(0, 1, 2)
            .santa(ELVES_READY)
            .greet(0, 1, 2)
            .santa(CONSULTING)
            .consult(0, 1, 2)
            .santa(SANTA_DONE)
            .goodbye(0)
            .queue(3)
            .greet(3)
            .goodbye(1, 2)
            .elves(CONSULT, 3)
            .elves(DONE, 3)
            .goodbye(3);
    Findings.in(open).breakExactly(2, 5, 6, 8);
  }

  /** Benton's second pitfall: he delivers while reindeer are still in the stable. */
  @Test
  void santaLeavesEarly() {
    Script early =
        script()
            .stable()
            .santa(REINDEER_READY)
            .harness(0, 1, 2)
            .santa(MUSH_MUSH)
            .deliver(0, 1, 2)
            .harness(3, 4, 5, 6, 7, 8)
            .deliver(3, 4, 5, 6, 7, 8);
    early.santa(WOAH).unharness(ALL_NINE);
    Findings.in(early).breakExactly(6);
  }

  /**
   * Found by Ben-Ari in Trono's program: who is released is assumed to run at once. Here elf-2
   * still has to speak when the consultation is over; its goodbye goes to elf-3, who takes the
   * signal.
   */
  @Test
  void signalsAssumedFair() {
    Script stolen =
        script()
            .queue(0, 1, 2)
            .santa(ELVES_READY)
            .greet(0, 1)
            .queue(3)
            .greet(3)
            .santa(CONSULTING)
            .consult(0, 1, 3)
            .santa(SANTA_DONE)
            .consult(2)
            .goodbye(0, 1, 3)
            .elves(WORKING, 2);
    Findings.in(stolen).breakExactly(5, 6, 7, 8, 9);
  }

  /** First in, first out over both groups. */
  @Test
  void noPriority() {
    Script fifo = script().queue(0, 1, 2).stable().consultation(0, 1, 2).delivery();
    Findings.in(fifo).breakExactly(10);
  }

  /** With three elves only, nobody is left to wait while they are in the study. */
  @Test
  void oneElfGroupShort() {
    Script short3 = script();
    for (int year = 0; year < 3; year++) {
      short3.queue(0, 1, 2).santa(ELVES_READY).greet(0, 1, 2).later(10).stable().study(0, 1, 2);
      short3.delivery().later(10);
    }
    Findings.underAllRules(short3).breakExactly(15);
  }
}
