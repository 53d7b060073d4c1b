package dev.joins.santa.check;

import static dev.joins.santa.Script.ALL_NINE;
import static dev.joins.santa.Script.script;
import static dev.joins.santa.trace.EventType.CONSULTING;
import static dev.joins.santa.trace.EventType.DELIVER;
import static dev.joins.santa.trace.EventType.DONE;
import static dev.joins.santa.trace.EventType.ELVES_READY;
import static dev.joins.santa.trace.EventType.GOODBYE;
import static dev.joins.santa.trace.EventType.GREET;
import static dev.joins.santa.trace.EventType.HARNESS;
import static dev.joins.santa.trace.EventType.HOLIDAY;
import static dev.joins.santa.trace.EventType.MUSH_MUSH;
import static dev.joins.santa.trace.EventType.READY;
import static dev.joins.santa.trace.EventType.REINDEER_READY;
import static dev.joins.santa.trace.EventType.SANTA_DONE;
import static dev.joins.santa.trace.EventType.UNHARNESS;
import static dev.joins.santa.trace.EventType.WOAH;
import static dev.joins.santa.trace.EventType.WORKING;

import dev.joins.santa.Script;
import dev.joins.santa.trace.Worker;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rules 9 and 11: each worker is let in once, and let go once. */
class ConservationRulesTest {

  private static final Script DELIVERY = script().stable().delivery().reindeer(HOLIDAY, ALL_NINE);
  private static final Script CONSULTATION =
      script().queue(0, 1, 2).consultation(0, 1, 2).elves(WORKING, 0, 1, 2);

  @Nested
  class Rule9OneHandShake {

    @Test
    void aWorkerIsGreetedTwice() {
      Findings.in(CONSULTATION.twice(CONSULTATION.lineOf(GREET, Worker.elf(1))))
          .breakExactly(2, 9)
          .say(9, 10, "elf-1 is greeted for the second time in one service");
    }

    @Test
    void aReindeerIsHarnessedTwice() {
      Findings.in(DELIVERY.twice(DELIVERY.lineOf(HARNESS, Worker.reindeer(8))))
          .breakExactly(1, 9)
          .say(9, 20, "reindeer-8 is harnessed for the second time in one service");
    }

    @Test
    void aWorkerIsShownOutTwice() {
      Findings.in(CONSULTATION.twice(CONSULTATION.lineOf(GOODBYE, Worker.elf(1))))
          .breakExactly(9, 11)
          .say(9, 21, "elf-1 is shown out for the second time in one service");
    }

    @Test
    void aWorkerIsNeverShownOut() {
      Findings.in(CONSULTATION.without(CONSULTATION.lineOf(GOODBYE, Worker.elf(2))))
          .breakExactly(7, 9, 11, 14)
          .say(9, 23, "elf-2 is greeted, but never is shown out before it leaves");
    }

    @Test
    void aWorkerIsNeverLetIn() {
      Findings.in(CONSULTATION.without(CONSULTATION.lineOf(GREET, Worker.elf(2))))
          .breakExactly(2, 6, 9, 11, 14)
          .isAbout(9, "elf-2 consults, but never is greeted");
    }

    @Test
    void aReindeerDeliversTwice() {
      Findings.in(DELIVERY.twice(DELIVERY.lineOf(DELIVER, Worker.reindeer(0))))
          .breakExactly(9)
          .say(9, 22, "reindeer-0 delivers for the second time in one service");
    }

    @Test
    void aReindeerDoesNotDeliver() {
      int deliver = DELIVERY.lineOf(DELIVER, Worker.reindeer(0));
      Findings.in(DELIVERY.without(deliver, deliver + 1))
          .breakExactly(9)
          .isAbout(9, "reindeer-0 is harnessed, but never delivers before it leaves")
          .isAbout(9, "reindeer-0 is harnessed, but never is done before it leaves");
    }

    @Test
    void aReindeerIsDoneBeforeItDelivers() {
      Script swapped =
          script()
              .stable()
              .santa(REINDEER_READY)
              .harness(ALL_NINE)
              .santa(MUSH_MUSH)
              .reindeer(DONE, 0)
              .reindeer(DELIVER, 0)
              .deliver(1, 2, 3, 4, 5, 6, 7, 8)
              .santa(WOAH)
              .unharness(ALL_NINE);
      Findings.in(swapped).breakExactly(9).say(9, 21, "reindeer-0 is done, but never delivers");
    }

    @Test
    void anElfOffersItselfTwice() {
      Findings.in(script().queue(3).elves(READY, 3))
          .breakExactly(9)
          .say(9, 3, "elf-3 is ready for the second time in one service");
    }
  }

  @Nested
  class Rule11Conservation {

    @Test
    void aGroupIsTakenAndForgotten() {
      Findings.in(script().queue(4, 1, 7).santa(ELVES_READY).stable().delivery())
          .breakExactly(11, 14)
          .say(11, 7, "Santa took 3 elves and released 0: elf-1, elf-4, elf-7 lost, never greeted")
          .say(14, 55, "the run ends and leaves behind 3 of 3 in the consultation of line 7");
    }

    @Test
    void oneIsTakenAndForgottenAndMayBeEither() {
      Script lost = script().queue(1, 2, 3, 4).santa(ELVES_READY).greet(1, 2);
      Findings.in(lost)
          .breakExactly(2, 9, 11, 14)
          .say(
              11,
              9,
              "Santa took 3 elves and released 0: elf-1, elf-2 lost, and 1 of elf-3, elf-4 lost,"
                  + " never greeted");
    }

    @Test
    void oneStaysInTheStudy() {
      Script kept =
          script()
              .queue(0, 1, 2)
              .santa(ELVES_READY)
              .greet(0, 1, 2)
              .santa(CONSULTING)
              .consult(0, 1, 2)
              .santa(SANTA_DONE)
              .goodbye(0, 1);
      Findings.in(kept)
          .breakExactly(9, 11, 14)
          .say(11, 7, "Santa took 3 elves and released 2: elf-2 lost")
          .say(
              14, 20, "the run ends and leaves behind 1 of 3 in the consultation of line 7: elf-2");
    }

    @Test
    void oneIsLetGoTwice() {
      Findings.in(DELIVERY.twice(DELIVERY.lineOf(UNHARNESS, Worker.reindeer(8))))
          .breakExactly(9, 11)
          .say(11, 49, "reindeer-8 is unharnessed, but was not harnessed");
    }

    @Test
    void whoWasServedLaterIsNotLost() {
      Script lost = script().queue(1, 2, 3, 4).santa(ELVES_READY).queue(5, 6, 7);
      lost.consultation(1, 5, 6).elves(WORKING, 1).queue(1);
      Findings.in(lost)
          .breakExactly(11, 14)
          .say(11, 9, "Santa took 3 elves and released 0: elf-2, elf-3, elf-4 lost, never greeted");
    }

    @Test
    void oneTooManyIsLostAsWell() {
      Script four =
          script()
              .queue(0, 1, 2, 3)
              .santa(ELVES_READY)
              .greet(0, 1, 2, 3)
              .santa(CONSULTING)
              .consult(0, 1, 2, 3)
              .santa(SANTA_DONE)
              .goodbye(0, 1, 2);
      Findings.in(four)
          .breakExactly(2, 8, 9, 11, 14)
          .say(11, 9, "Santa took 4 elves and released 3: elf-3 lost");
    }
  }
}
