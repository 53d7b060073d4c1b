package dev.joins.santa.check;

import static dev.joins.santa.Script.script;
import static dev.joins.santa.trace.EventType.CONSULT;
import static dev.joins.santa.trace.EventType.CONSULTING;
import static dev.joins.santa.trace.EventType.DONE;
import static dev.joins.santa.trace.EventType.ELVES_READY;
import static dev.joins.santa.trace.EventType.GOODBYE;
import static dev.joins.santa.trace.EventType.GREET;
import static dev.joins.santa.trace.EventType.SANTA_DONE;
import static dev.joins.santa.trace.EventType.WORKING;

import dev.joins.santa.Script;
import dev.joins.santa.trace.Worker;
import org.junit.jupiter.api.Test;

/** Rule 8: who is not in a group when its first member is let in stays out of it. */
class ClosedGroupRuleTest {

  @Test
  void theWaitingRoomMayFillMeanwhile() {
    Findings.in(
            script()
                .queue(0, 1, 2)
                .santa(ELVES_READY)
                .greet(0)
                .queue(3, 4)
                .greet(1, 2)
                .santa(CONSULTING)
                .consult(0, 1, 2)
                .santa(SANTA_DONE)
                .goodbye(0)
                .elves(WORKING, 0)
                .queue(0)
                .goodbye(1, 2)
                .consultation(0, 3, 4))
        .areNone();
  }

  @Test
  void nobodySlipsInWhileOthersAreShownOut() {
    Script open =
        script()
            .queue(0, 1, 2, 3)
            .santa(ELVES_READY)
            .greet(0, 1, 2)
            .santa(CONSULTING)
            .consult(0, 1, 2)
            .santa(SANTA_DONE)
            .goodbye(0)
            .santa(GREET, Worker.elf(3))
            .goodbye(1, 2)
            .santa(GOODBYE, Worker.elf(3));
    Findings.in(open)
        .breakExactly(2, 8, 9)
        .say(
            8,
            22,
            "elf-3 slips into the consultation of line 9 while Santa shows out elf-0, elf-1,"
                + " elf-2");
  }

  @Test
  void nobodySlipsIntoAFullGroup() {
    Script full = script().queue(0, 1, 2, 3).santa(ELVES_READY).greet(0, 1, 2, 3).study(0, 1, 2, 3);
    Findings.in(full)
        .breakExactly(2, 8)
        .say(
            8,
            13,
            "elf-3 slips into the consultation of line 9, which is full with elf-0, elf-1,"
                + " elf-2");
  }

  @Test
  void whoComesAfterTheDoorHasOpenedIsNotOfTheGroup() {
    Script late =
        script().queue(0, 1, 2).santa(ELVES_READY).greet(0, 1).queue(3).greet(3).study(0, 1, 3);
    Findings.in(late)
        .breakExactly(5, 8)
        .say(
            8,
            12,
            "elf-3 slips into the consultation of line 7, ready only in line 10, after the door"
                + " had opened in line 8");
  }

  @Test
  void aDoneThatComesLateDoesNotMatter() {
    Findings.in(
            script()
                .queue(0, 1, 2)
                .santa(ELVES_READY)
                .greet(0, 1, 2)
                .elves(CONSULT, 0)
                .santa(CONSULTING)
                .elves(CONSULT, 1, 2)
                .elves(DONE, 1)
                .santa(SANTA_DONE)
                .elves(DONE, 2)
                .goodbye(0, 1, 2)
                .elves(DONE, 0)
                .elves(WORKING, 0, 1, 2))
        .areNone();
  }

  @Test
  void aGroupStaysTheSameGroupThoughOneIsShownOutEarly() {
    Script early =
        script()
            .queue(0, 1, 2)
            .santa(ELVES_READY)
            .greet(0)
            .consult(0)
            .goodbye(0)
            .greet(1, 2)
            .santa(CONSULTING)
            .consult(1, 2)
            .santa(SANTA_DONE)
            .goodbye(1, 2);
    Findings.in(early)
        .breakExactly(7, 8)
        .isAbout(8, "elf-1 slips into the consultation of line 7 while Santa shows out elf-0");
  }
}
