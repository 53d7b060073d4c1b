package dev.joins.santa.check;

import static dev.joins.santa.Script.ALL_NINE;
import static dev.joins.santa.Script.script;
import static dev.joins.santa.trace.EventType.CONSULT;
import static dev.joins.santa.trace.EventType.CONSULTING;
import static dev.joins.santa.trace.EventType.ELVES_READY;
import static dev.joins.santa.trace.EventType.HARNESS;
import static dev.joins.santa.trace.EventType.READY;
import static dev.joins.santa.trace.EventType.REINDEER_READY;
import static dev.joins.santa.trace.EventType.SANTA_DONE;
import static dev.joins.santa.trace.EventType.WORKING;

import dev.joins.santa.Script;
import dev.joins.santa.trace.Worker;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rules 1 to 5: who is in which group, and when. */
class MembershipRulesTest {

  @Nested
  class Rule1NineReindeer {

    @Test
    void nineReindeerAreClean() {
      Findings.in(script().stable().delivery()).areNone();
    }

    @Test
    void eightAreTooFew() {
      Script eight =
          script()
              .stable()
              .santa(REINDEER_READY)
              .harness(0, 1, 2, 3, 4, 5, 6, 7)
              .tour(0, 1, 2, 3, 4, 5, 6, 7);
      Findings.in(eight)
          .breakExactly(1, 6, 11, 14)
          .say(
              1,
              10,
              "the delivery of line 10 has 8 reindeer instead of 9: reindeer-0, reindeer-1,"
                  + " reindeer-2, reindeer-3, reindeer-4, reindeer-5, reindeer-6, reindeer-7")
          .say(6, 19, "mushMush when 8 of 9 are harnessed: reindeer-8 missing")
          .say(11, 10, "Santa took 9 reindeer and released 8: reindeer-8 lost, never harnessed");
    }

    @Test
    void oneReindeerCannotPullInTwoPlaces() {
      Script twice =
          script().stable().santa(REINDEER_READY).harness(ALL_NINE).harness(4).tour(ALL_NINE);
      Findings.in(twice)
          .breakExactly(1, 9)
          .say(1, 20, "reindeer-4 is harnessed twice in the delivery of line 10");
    }

    @Test
    void aReindeerOnHolidayCannotBeHarnessed() {
      Script tired =
          script().stable().delivery().reindeer(READY, 0, 1, 2, 3, 4, 5, 6, 7).delivery();
      Findings.in(tired)
          .breakExactly(1, 5)
          .say(1, 66, "reindeer-8 is harnessed without being ready since it was last unharnessed")
          .say(
              5,
              57,
              "Santa chooses the reindeer when 8 of 9 wait: reindeer-0, reindeer-1, reindeer-2,"
                  + " reindeer-3, reindeer-4, reindeer-5, reindeer-6, reindeer-7");
    }

    @Test
    void aTenthReindeerIsOneTooMany() {
      Script ten = script().stable().reindeer(READY, 9).santa(REINDEER_READY).harness(ALL_NINE);
      ten.harness(9).tour(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
      Findings.in(ten, new Workshop(10, 10, 9, 3, Workshop.standard().expectedDeliveries()))
          .breakExactly(1, 8)
          .say(1, 21, "reindeer-9 is harnessed as number 10 of 9 in the delivery of line 11");
    }

    @Test
    void aReindeerNobodyKnowsIsNoneOfTheNine() {
      Script stranger =
          script()
              .reindeer(READY, 0, 1, 2, 3, 4, 5, 6, 7, 9)
              .santa(REINDEER_READY)
              .harness(0, 1, 2, 3, 4, 5, 6, 7, 9)
              .tour(0, 1, 2, 3, 4, 5, 6, 7, 9);
      Findings.in(stranger)
          .breakExactly(1)
          .say(1, 19, "reindeer-9 is harnessed, but is none of 9 reindeer");
    }
  }

  @Nested
  class Rule2ThreeElves {

    @Test
    void threeElvesAreClean() {
      Findings.in(script().queue(7, 2, 5).consultation(2, 5, 7)).areNone();
    }

    @Test
    void twoAreTooFew() {
      Script two = script().queue(0, 1, 2).santa(ELVES_READY).greet(0, 1).study(0, 1);
      Findings.in(two)
          .breakExactly(2, 6, 11, 14)
          .say(2, 7, "the consultation of line 7 has 2 elves instead of 3: elf-0, elf-1");
    }

    @Test
    void anElfThatIsNotReadyIsNotAMember() {
      Script early = script().queue(0, 1, 2).santa(ELVES_READY).greet(0, 1, 3).study(0, 1, 3);
      Findings.in(early)
          .breakExactly(2)
          .say(2, 10, "elf-3 is greeted without being ready since it was last shown out");
    }

    @Test
    void aFourthElfIsOneTooMany() {
      Script four =
          script().queue(0, 1, 2, 3).santa(ELVES_READY).greet(0, 1, 2, 3).study(0, 1, 2, 3);
      Findings.in(four)
          .breakExactly(2, 8)
          .say(2, 13, "elf-3 is greeted as number 4 of 3 in the consultation of line 9");
    }
  }

  @Nested
  class Rule3NoMixing {

    @Test
    void bothServicesInTurnAreClean() {
      Findings.in(
              script().stable().delivery().queue(0, 1, 2).consultation(0, 1, 2).stable().delivery())
          .areNone();
    }

    @Test
    void anElfDoesNotPullTheSleigh() {
      Script mixed =
          script()
              .stable()
              .elves(READY, 4)
              .santa(REINDEER_READY)
              .harness(ALL_NINE)
              .santa(HARNESS, Worker.elf(4));
      Findings.in(mixed.without(2, 12)) // reindeer-1 stays away, and the elf stands in for it
          .breakExactly(1, 3, 5, 9, 11, 14)
          .say(3, 19, "elf-4 is harnessed; a delivery is for reindeer only");
    }

    @Test
    void aReindeerHasNoSayInTheStudy() {
      Script mixed =
          script()
              .queue(0, 1, 2)
              .santa(ELVES_READY)
              .greet(0, 1, 2)
              .santa(CONSULTING)
              .consult(0, 1, 2)
              .reindeer(CONSULT, 8)
              .santa(SANTA_DONE)
              .goodbye(0, 1, 2);
      Findings.in(mixed)
          .breakExactly(3, 6, 9)
          .say(3, 18, "reindeer-8 consults; a consultation is for elves only");
    }

    @Test
    void nobodyIsInTwoOpenGroups() {
      Script both =
          script()
              .queue(0, 1, 2)
              .santa(ELVES_READY)
              .greet(0, 1, 2)
              .santa(CONSULTING)
              .consult(0, 1, 2)
              .santa(SANTA_DONE)
              .goodbye(0, 1)
              .queue(0, 1, 3)
              .santa(ELVES_READY)
              .greet(0, 1, 2)
              .study(0, 1, 2);
      Findings.in(both)
          .breakExactly(3, 4, 9, 11, 14)
          .say(3, 30, "elf-2 is greeted while it is still in the consultation of line 7")
          .say(4, 27, "Santa chooses the elves while the consultation of line 7 still has elf-2");
    }

    @Test
    void anElfBesideNineReindeerIsNotATenthReindeer() {
      Script mixed =
          script()
              .stable()
              .elves(READY, 4)
              .santa(REINDEER_READY)
              .harness(ALL_NINE)
              .santa(HARNESS, Worker.elf(4))
              .tour(ALL_NINE);
      Findings.in(mixed)
          .breakExactly(3, 8, 9, 11, 14)
          .say(11, 11, "Santa took 10 reindeer and released 9: elf-4 lost");
    }
  }

  @Nested
  class Rule4OneService {

    @Test
    void aChoiceRightAfterTheLastShowOutIsClean() {
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
    void santaDoesNotChooseInTheMiddleOfAService() {
      Script busy =
          script()
              .queue(0, 1, 2)
              .santa(ELVES_READY)
              .greet(0, 1, 2)
              .stable()
              .delivery()
              .study(0, 1, 2);
      Findings.in(busy)
          .breakExactly(4)
          .say(
              4,
              20,
              "Santa chooses the reindeer while the consultation of line 7 still has elf-0, elf-1,"
                  + " elf-2");
    }

    @Test
    void santaDoesNotLetInOthersInTheMiddleOfAService() {
      Script busy =
          script()
              .queue(0, 1, 2)
              .santa(ELVES_READY)
              .stable()
              .santa(REINDEER_READY)
              .harness(ALL_NINE)
              .greet(0, 1, 2)
              .tour(ALL_NINE)
              .study(0, 1, 2);
      Findings.in(busy)
          .breakExactly(4)
          .say(
              4,
              27,
              "elf-0 is greeted while the delivery of line 17 still has reindeer-0, reindeer-1,"
                  + " reindeer-2, reindeer-3, reindeer-4, reindeer-5, reindeer-6, reindeer-7,"
                  + " reindeer-8");
    }
  }

  @Nested
  class Rule5CompleteFirst {

    @Test
    void aChoiceOfACompleteGroupIsClean() {
      Findings.in(script().elves(READY, 0, 1, 2).consultation(0, 1, 2).elves(WORKING, 0, 1, 2))
          .areNone();
    }

    @Test
    void twoElvesAreNoGroup() {
      Script half =
          script().queue(0, 1).santa(ELVES_READY).greet(0, 1).queue(2).greet(2).study(0, 1, 2);
      Findings.in(half)
          .breakExactly(5, 8)
          .isAbout(5, "Santa chooses the elves when 2 of 3 wait: elf-0, elf-1")
          .isAbout(
              5, "elf-2 is greeted, but was ready only in line 8, after Santa's choice in line 5");
    }

    @Test
    void nobodyIsServedWithoutAChoice() {
      Findings.in(script().queue(0, 1, 2).greet(0, 1, 2).study(0, 1, 2))
          .breakExactly(5)
          .say(5, 7, "elf-0 is greeted, but Santa chose nobody");
    }

    @Test
    void aGroupTakenButNotLetInDoesNotWaitAnyMore() {
      Script again = script().queue(0, 1, 2).santa(ELVES_READY).santa(ELVES_READY);
      Findings.in(again)
          .breakExactly(5, 11, 14)
          .say(5, 8, "Santa chooses the elves when 0 of 3 wait: elf-0, elf-1, elf-2");
    }
  }
}
