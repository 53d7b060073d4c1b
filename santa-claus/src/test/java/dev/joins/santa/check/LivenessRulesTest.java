package dev.joins.santa.check;

import static dev.joins.santa.Script.ALL_NINE;
import static dev.joins.santa.Script.script;
import static dev.joins.santa.Script.wholeRun;
import static dev.joins.santa.trace.EventType.ELVES_READY;
import static dev.joins.santa.trace.EventType.HOLIDAY;
import static dev.joins.santa.trace.EventType.READY;
import static dev.joins.santa.trace.EventType.REINDEER_READY;
import static dev.joins.santa.trace.EventType.WORKING;

import dev.joins.santa.Script;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rules 12 to 15: what has to happen, and who must not be kept waiting. */
class LivenessRulesTest {

  private static final String ALL_REINDEER =
      "reindeer-0, reindeer-1, reindeer-2, reindeer-3, reindeer-4, reindeer-5, reindeer-6,"
          + " reindeer-7, reindeer-8";

  @Nested
  class Rule12ReindeerSoon {

    @Test
    void oneServiceInProgressIsClean() {
      Findings.in(
              script()
                  .queue(0, 1, 2)
                  .santa(ELVES_READY)
                  .stable()
                  .greet(0, 1, 2)
                  .study(0, 1, 2)
                  .delivery())
          .areNone();
    }

    @Test
    void aSecondServiceIsOneTooMany() {
      Script second =
          script()
              .queue(0, 1, 2, 3, 4, 5)
              .santa(ELVES_READY)
              .stable()
              .greet(0, 1, 2)
              .study(0, 1, 2)
              .consultation(3, 4, 5)
              .delivery();
      Findings.in(second)
          .breakExactly(10, 12)
          .say(
              12,
              37,
              "a complete group of reindeer waits for the consultation of line 37, service number 2"
                  + " since it is complete: "
                  + ALL_REINDEER);
    }

    @Test
    void aServiceThatNobodyChoseCountsToo() {
      Script second =
          script()
              .queue(0, 1, 2, 3, 4, 5)
              .santa(ELVES_READY)
              .stable()
              .greet(0, 1, 2)
              .study(0, 1, 2)
              .greet(3, 4, 5)
              .study(3, 4, 5)
              .delivery();
      Findings.in(second).breakExactly(5, 12);
    }

    @Test
    void whatTheReindeerWaitedForIsForgottenWhenTheyGo() {
      Script twice = script();
      for (int year = 0; year < 2; year++) {
        twice.queue(0, 1, 2).santa(ELVES_READY).stable().greet(0, 1, 2).study(0, 1, 2);
        twice.harness(ALL_NINE).tour(ALL_NINE); // nobody chose them, which is wrong, but they went
      }
      Findings.in(twice).breakExactly(5);
    }

    @Test
    void aSecondGroupWaitsForTheFirst() {
      int[] others = {9, 10, 11, 12, 13, 14, 15, 16, 17};
      Script two = script().queue(0, 1, 2).santa(ELVES_READY).stable().reindeer(READY, others);
      two.greet(0, 1, 2).study(0, 1, 2).delivery();
      two.santa(REINDEER_READY).harness(others).tour(others);
      Findings.in(two, new Workshop(18, 10, 9, 3, OptionalInt.of(2))).areNone();
    }
  }

  @Nested
  class Rule13ElvesToo {

    @Test
    void elvesAreServedBetweenTheDeliveries() {
      Script fair = script();
      for (int year = 0; year < 5; year++) {
        fair.stable().queue(0, 1, 2).delivery().later(100).consultation(0, 1, 2).later(100);
      }
      Findings.in(fair).areNone();
    }

    @Test
    void elvesArePassedOverInThreeSummers() {
      Script unfair = script().queue(0, 1, 2);
      for (int year = 0; year < 3; year++) {
        unfair.later(100).stable().delivery().later(10);
      }
      unfair.consultation(0, 1, 2);
      Findings.in(unfair)
          .breakExactly(13)
          .say(
              13,
              112,
              "a complete group of elves is passed over for the third time in a row while reindeer"
                  + " are away: elf-0, elf-1, elf-2");
    }

    @Test
    void beingPassedOverTwiceIsPossibleInAFairRun() {
      Script unlucky = script().queue(0, 1, 2);
      for (int year = 0; year < 5; year++) {
        unlucky.later(100).stable().delivery();
        if (year % 2 == 1) {
          unlucky.consultation(0, 1, 2).queue(0, 1, 2);
        }
      }
      Findings.in(unlucky.consultation(0, 1, 2)).areNone();
    }

    @Test
    void reindeerThatTakeNoHolidayAreServedFirstAgainAndAgain() {
      Script hurried = script().queue(0, 1, 2);
      for (int year = 0; year < 9; year++) {
        hurried.stable().delivery();
      }
      Findings.in(hurried.consultation(0, 1, 2)).areNone();
    }

    @Test
    void elvesAreLeftThoughSantaIsFree() {
      Findings.in(script().queue(0, 1, 2, 3))
          .breakExactly(13, 14)
          .say(
              13,
              8,
              "Santa is free, no complete group of reindeer waits, and yet he leaves a complete"
                  + " group of elves: elf-0, elf-1, elf-2, elf-3");
    }

    @Test
    void onlyTheTimeThatTheReindeerAreAwayCounts() {
      Script once = script().queue(0, 1, 2).later(100);
      for (int year = 0; year < 4; year++) {
        once.stable().delivery();
      }
      Findings.in(once.consultation(0, 1, 2)).areNone();
    }

    @Test
    void theTimeOfADeliveryIsNoChance() {
      Script long3 = script().queue(0, 1, 2);
      for (int year = 0; year < 4; year++) {
        long3.stable().santa(REINDEER_READY).harness(ALL_NINE).later(100).tour(ALL_NINE);
      }
      Findings.in(long3.consultation(0, 1, 2)).areNone();
    }

    @Test
    void theTimeThatReindeerWaitIsNoChance() {
      Script slow = script().queue(0, 1, 2);
      for (int year = 0; year < 4; year++) {
        slow.stable().later(100).delivery();
      }
      Findings.in(slow.consultation(0, 1, 2)).areNone();
    }
  }

  @Nested
  class Rule14CleanEnd {

    @Test
    void elvesTooFewForAGroupGoHome() {
      Findings.in(script().queue(0, 1, 2, 3, 4).consultation(0, 1, 2)).areNone();
    }

    @Test
    void anEmptyTraceHasACleanEnd() {
      Findings.in(script()).areNone();
    }

    @Test
    void aCompleteGroupOfReindeerIsLeft() {
      Findings.in(script().stable().queue(0, 1))
          .breakExactly(14)
          .say(14, 13, "the run ends and a complete group still waits: " + ALL_REINDEER);
    }

    @Test
    void theRunStopsInTheMiddleOfAService() {
      Findings.in(script().queue(0, 1, 2).santa(ELVES_READY).greet(0))
          .breakExactly(2, 9, 11, 14)
          .say(14, 8, "the run ends and leaves behind 3 of 3 in the consultation of line 7: elf-0");
    }

    @Test
    void theNumberOfDeliveriesIsTheExpectedOne() {
      Script two = script().stable().delivery().stable().delivery();
      Findings.in(two, Workshop.standard().withExpectedDeliveries(2)).areNone();
      Findings.in(two, Workshop.standard().withExpectedDeliveries(3))
          .breakExactly(14)
          .say(14, 96, "the run ends after 2 deliveries instead of 3");
    }
  }

  @Nested
  class Rule15NotVacuous {

    @Test
    void aWholeRunIsNotVacuous() {
      Findings.underAllRules(wholeRun()).areNone();
    }

    @Test
    void aRunWithoutAChoiceBetweenTwoSaysNothingAboutPriority() {
      Script peaceful =
          script()
              .queue(0, 1, 2)
              .consultation(0, 1, 2)
              .elves(WORKING, 0, 1, 2)
              .stable()
              .delivery()
              .reindeer(HOLIDAY, ALL_NINE);
      Findings.underAllRules(peaceful)
          .breakExactly(15)
          .say(
              15,
              81,
              "vacuous: at no choice of Santa's did a complete group of each kind wait, so nothing"
                  + " is known about priority");
    }

    @Test
    void aRunInWhichNothingHappensIsVacuous() {
      Findings.underAllRules(script())
          .breakExactly(15)
          .isAbout(15, "vacuous: no delivery was completed")
          .isAbout(15, "vacuous: no consultation was completed");
    }

    @Test
    void aWrongChoiceIsAChoiceToo() {
      Script wrong = script().stable().queue(0, 1, 2).consultation(0, 1, 2).delivery();
      Findings.underAllRules(wrong).breakExactly(10);
    }

    @Test
    void reindeerThatDoNotAllComeMakeNoChoice() {
      Script eight = script().queue(0, 1, 2).reindeer(READY, 0, 1, 2, 3, 4, 5, 6, 7);
      eight.consultation(0, 1, 2).reindeer(READY, 8).delivery();
      Findings.underAllRules(eight).breakExactly(15);
    }
  }
}
