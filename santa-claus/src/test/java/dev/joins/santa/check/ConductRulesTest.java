package dev.joins.santa.check;

import static dev.joins.santa.Script.ALL_NINE;
import static dev.joins.santa.Script.script;
import static dev.joins.santa.trace.EventType.CONSULT;
import static dev.joins.santa.trace.EventType.CONSULTING;
import static dev.joins.santa.trace.EventType.DONE;
import static dev.joins.santa.trace.EventType.ELVES_READY;
import static dev.joins.santa.trace.EventType.HOLIDAY;
import static dev.joins.santa.trace.EventType.MUSH_MUSH;
import static dev.joins.santa.trace.EventType.READY;
import static dev.joins.santa.trace.EventType.REINDEER_READY;
import static dev.joins.santa.trace.EventType.SANTA_DONE;
import static dev.joins.santa.trace.EventType.WOAH;
import static dev.joins.santa.trace.EventType.WORKING;

import dev.joins.santa.Script;
import dev.joins.santa.trace.Worker;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rules 6, 7 and 10: what everybody does in a service, in which order, and who is first. */
class ConductRulesTest {

  private static final Script DELIVERY = script().stable().delivery().reindeer(HOLIDAY, ALL_NINE);
  private static final Script CONSULTATION =
      script().queue(0, 1, 2).consultation(0, 1, 2).elves(WORKING, 0, 1, 2);

  @Test
  void eachServiceByItselfIsClean() {
    Findings.in(DELIVERY).areNone();
    Findings.in(CONSULTATION).areNone();
  }

  @Nested
  class Rule6OrderOfService {

    @Test
    void aReindeerIsLeftInTheStable() {
      Script early =
          script()
              .stable()
              .santa(REINDEER_READY)
              .harness(0, 1, 2, 3, 4, 6, 7)
              .santa(MUSH_MUSH)
              .harness(5, 8)
              .deliver(ALL_NINE)
              .santa(WOAH)
              .unharness(ALL_NINE);
      Findings.in(early)
          .breakExactly(6)
          .say(6, 18, "mushMush when 7 of 9 are harnessed: reindeer-5, reindeer-8 missing");
    }

    @Test
    void theConsultationBeginsWithoutTheThird() {
      Script early =
          script()
              .queue(0, 1, 2)
              .santa(ELVES_READY)
              .greet(0, 2)
              .santa(CONSULTING)
              .greet(1)
              .consult(0, 1, 2)
              .santa(SANTA_DONE)
              .goodbye(0, 1, 2);
      Findings.in(early)
          .breakExactly(6)
          .say(6, 10, "consulting when 2 of 3 are greeted: elf-0, elf-2");
    }

    @Test
    void aReindeerDeliversBeforeTheSleighLeaves() {
      Script early =
          script()
              .stable()
              .santa(REINDEER_READY)
              .harness(ALL_NINE)
              .deliver(3)
              .santa(MUSH_MUSH)
              .deliver(0, 1, 2, 4, 5, 6, 7, 8)
              .santa(WOAH)
              .unharness(ALL_NINE);
      Findings.in(early).breakExactly(6).say(6, 20, "reindeer-3 delivers before mushMush");
    }

    @Test
    void aReindeerDeliversAfterTheSleighIsBack() {
      Script late =
          script()
              .stable()
              .santa(REINDEER_READY)
              .harness(ALL_NINE)
              .santa(MUSH_MUSH)
              .deliver(0, 1, 2, 4, 5, 6, 7, 8)
              .santa(WOAH)
              .deliver(3)
              .unharness(ALL_NINE);
      Findings.in(late).breakExactly(6).say(6, 38, "reindeer-3 delivers after woah");
    }

    @Test
    void anElfSpeaksAfterTheConsultation() {
      Script late =
          script()
              .queue(0, 1, 2)
              .santa(ELVES_READY)
              .greet(0, 1, 2)
              .santa(CONSULTING)
              .consult(0, 1)
              .santa(SANTA_DONE)
              .consult(2)
              .goodbye(0, 1, 2);
      Findings.in(late).breakExactly(6).say(6, 17, "elf-2 consults after santaDone");
    }

    @Test
    void anElfMaySpeakBeforeTheOthersAreIn() {
      Findings.in(
              script()
                  .queue(0, 1, 2)
                  .santa(ELVES_READY)
                  .greet(0)
                  .consult(0)
                  .greet(1, 2)
                  .santa(CONSULTING)
                  .consult(1, 2)
                  .santa(SANTA_DONE)
                  .goodbye(0, 1, 2))
          .areNone();
    }

    @Test
    void anElfSpeaksInFrontOfTheDoor() {
      Script outside = CONSULTATION.without(CONSULTATION.lineOf(CONSULT, Worker.elf(0)));
      Findings.in(outside).breakExactly(9);
      Script early =
          script()
              .queue(0, 1, 2)
              .elves(CONSULT, 0)
              .santa(ELVES_READY)
              .greet(0, 1, 2)
              .santa(CONSULTING)
              .elves(DONE, 0)
              .consult(1, 2)
              .santa(SANTA_DONE)
              .goodbye(0, 1, 2);
      Findings.in(early).breakExactly(6, 9).say(6, 7, "elf-0 consults, but is not greeted");
    }

    @Test
    void aServiceEndsThatNeverStarted() {
      Findings.in(CONSULTATION.without(CONSULTATION.lineOf(CONSULTING)))
          .breakExactly(6)
          .say(6, 17, "santaDone without consulting before it");
    }

    @Test
    void aServiceStartsOrEndsTwice() {
      Findings.in(DELIVERY.twice(DELIVERY.lineOf(MUSH_MUSH)))
          .breakExactly(6)
          .say(6, 21, "mushMush for the second time in the delivery of line 10");
      Findings.in(DELIVERY.twice(DELIVERY.lineOf(WOAH)))
          .breakExactly(6)
          .say(6, 40, "woah for the second time in the delivery of line 10");
    }

    @Test
    void aReindeerConsultsInTheAir() {
      Script lost =
          script()
              .stable()
              .santa(REINDEER_READY)
              .harness(ALL_NINE)
              .santa(MUSH_MUSH)
              .reindeer(CONSULT, 0)
              .reindeer(DONE, 0)
              .deliver(1, 2, 3, 4, 5, 6, 7, 8)
              .santa(WOAH)
              .unharness(ALL_NINE);
      Findings.in(lost).breakExactly(3, 6).say(6, 21, "reindeer-0 consults, but is not greeted");
    }

    @Test
    void aServiceEndsBeforeAnybodyIsIn() {
      Script hasty = script().queue(0, 1, 2).santa(ELVES_READY).santa(SANTA_DONE);
      hasty.greet(0, 1, 2).study(0, 1, 2);
      Findings.in(hasty)
          .breakExactly(6)
          .isAbout(6, "santaDone without consulting before it")
          .isAbout(6, "elf-0 consults after santaDone")
          .isAbout(6, "santaDone for the second time in the consultation of line 7");
    }
  }

  @Nested
  class Rule7LeaveWhenReleased {

    @Test
    void aReindeerIsLetGoInTheAir() {
      Script early =
          script()
              .stable()
              .santa(REINDEER_READY)
              .harness(ALL_NINE)
              .santa(MUSH_MUSH)
              .deliver(ALL_NINE)
              .unharness(6)
              .santa(WOAH)
              .unharness(0, 1, 2, 3, 4, 5, 7, 8);
      Findings.in(early).breakExactly(7).say(7, 39, "reindeer-6 is unharnessed before woah");
    }

    @Test
    void anElfIsShownOutBeforeTheEnd() {
      Findings.in(CONSULTATION.without(CONSULTATION.lineOf(SANTA_DONE)))
          .breakExactly(7)
          .isAbout(7, "elf-0 is shown out before santaDone");
    }

    @Test
    void aReindeerLeavesWithTheHarnessOn() {
      Script early =
          script()
              .stable()
              .santa(REINDEER_READY)
              .harness(ALL_NINE)
              .santa(MUSH_MUSH)
              .deliver(ALL_NINE)
              .santa(WOAH)
              .unharness(0, 1, 2)
              .reindeer(HOLIDAY, 0, 1, 2, 3)
              .unharness(3, 4, 5, 6, 7, 8);
      Findings.in(early)
          .breakExactly(7, 9)
          .say(7, 46, "reindeer-3 goes on holiday without having been unharnessed");
    }

    @Test
    void anElfLosesPatience() {
      Script impatient = script().elves(WORKING, 5).queue(5).elves(WORKING, 5);
      Findings.in(impatient)
          .breakExactly(7)
          .say(7, 4, "elf-5 goes back to work without having been shown out");
    }

    @Test
    void anElfGoesBackToWorkTwice() {
      Findings.in(CONSULTATION.twice(CONSULTATION.lineOf(WORKING, Worker.elf(1))))
          .breakExactly(7)
          .say(7, 24, "elf-1 goes back to work without having been shown out");
    }

    @Test
    void anElfIsShownOutBeforeTheEndWithoutHavingBeenIn() {
      Script early =
          script()
              .queue(0, 1, 2)
              .santa(ELVES_READY)
              .greet(0, 1)
              .santa(CONSULTING)
              .consult(0, 1)
              .goodbye(2)
              .santa(SANTA_DONE)
              .goodbye(0, 1);
      Findings.in(early)
          .breakExactly(2, 6, 7, 9, 11, 14)
          .say(7, 15, "elf-2 is shown out before santaDone");
    }

    @Test
    void theEndOfAnotherServiceIsNotTheirs() {
      Script two =
          script()
              .queue(0, 1, 2, 3, 4, 5)
              .santa(ELVES_READY)
              .greet(0, 1, 2)
              .santa(CONSULTING)
              .consult(0, 1, 2)
              .santa(ELVES_READY)
              .greet(3, 4, 5)
              .santa(CONSULTING)
              .consult(3, 4, 5)
              .santa(SANTA_DONE)
              .goodbye(0, 1, 2)
              .goodbye(3, 4, 5);
      Findings.in(two)
          .breakExactly(4, 7)
          .isAbout(7, "elf-0 is shown out before santaDone")
          .isAbout(7, "elf-2 is shown out before santaDone");
    }
  }

  @Nested
  class Rule10Priority {

    @Test
    void elvesGoFirstWhileAReindeerIsMissing() {
      Findings.in(
              script()
                  .reindeer(READY, 0, 1, 2, 3, 4, 5, 6, 7)
                  .queue(0, 1, 2)
                  .santa(ELVES_READY)
                  .reindeer(READY, 8)
                  .greet(0, 1, 2)
                  .study(0, 1, 2)
                  .delivery())
          .areNone();
    }

    @Test
    void elvesGoFirstThoughReindeerWait() {
      Findings.in(script().queue(0, 1, 2).stable().consultation(0, 1, 2).delivery())
          .breakExactly(10)
          .say(
              10,
              16,
              "Santa chooses the elves while a complete group of reindeer waits: reindeer-0,"
                  + " reindeer-1, reindeer-2, reindeer-3, reindeer-4, reindeer-5, reindeer-6,"
                  + " reindeer-7, reindeer-8");
    }
  }
}
