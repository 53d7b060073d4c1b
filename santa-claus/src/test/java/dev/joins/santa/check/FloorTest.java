package dev.joins.santa.check;

import static dev.joins.santa.Script.script;
import static dev.joins.santa.trace.EventType.CONSULTING;
import static dev.joins.santa.trace.EventType.ELVES_READY;
import static dev.joins.santa.trace.EventType.GREET;
import static dev.joins.santa.trace.EventType.READY;
import static dev.joins.santa.trace.EventType.REINDEER_READY;
import static dev.joins.santa.trace.EventType.SANTA_DONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.santa.Script;
import dev.joins.santa.trace.TraceEvent;
import dev.joins.santa.trace.Worker;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Who waits and who does not, also after something has gone wrong. */
class FloorTest {

  @Test
  void santasChoiceTakesThreeAtOnceAndNamesNobody() {
    Script script = script().queue(0, 1, 2, 3);
    assertThat(elvesWaiting(script)).isEqualTo(4);
    assertThat(elvesWaiting(script.santa(ELVES_READY))).isEqualTo(1);
    assertThat(elvesWaiting(script.greet(0, 3))).isEqualTo(1);
    assertThat(elvesWaiting(script.queue(4))).isEqualTo(2);
    assertThat(elvesWaiting(script.greet(1))).isEqualTo(2);
  }

  @Test
  void aGroupThatIsForgottenDoesNotWait() {
    assertThat(elvesWaiting(script().queue(0, 1, 2).santa(ELVES_READY).queue(3, 4))).isEqualTo(2);
    Script one = script().queue(0, 1, 2).santa(ELVES_READY).greet(0, 1).study(0, 1).queue(3, 4);
    assertThat(elvesWaiting(one)).isEqualTo(2);
  }

  @Test
  void whoIsLetGoWithoutHavingBeenInWasOneOfThoseTaken() {
    Script script = script().queue(0, 1, 2).consultation(0, 1, 2);
    Script unseen = script.without(script.lineOf(GREET, Worker.elf(2)));
    assertThat(floor(unseen, Workshop.standard()).listed(Worker.Kind.ELF)).isEmpty();
    assertThat(elvesWaiting(unseen.queue(3, 4))).isEqualTo(2);
    assertThat(elvesWaiting(script().queue(0, 1).goodbye(0))).isEqualTo(1);
  }

  @Test
  void aSecondAdmissionOfOneTakesNobodyElse() {
    Script twice = script().queue(0, 1, 2, 3, 4).santa(ELVES_READY).greet(0, 0, 1, 2);
    assertThat(elvesWaiting(twice)).isEqualTo(2);
  }

  @Test
  void oneAboveTheNumberIsTakenFromThoseWhoWait() {
    Script four = script().queue(0, 1, 2, 3, 4).santa(ELVES_READY).greet(0, 1, 2, 3);
    assertThat(elvesWaiting(four)).isEqualTo(1);
  }

  @Test
  void santaIsFreeAgainWhateverCameLast() {
    Script early = script().queue(0, 1, 2).santa(ELVES_READY).greet(0, 1, 2).santa(CONSULTING);
    early.consult(0, 1, 2).goodbye(0, 1, 2);
    assertThat(floor(early, Workshop.standard()).serving()).isNotNull();
    assertThat(floor(early.santa(SANTA_DONE), Workshop.standard()).serving()).isNull();
  }

  @Test
  void aSecondGroupOfReindeerWaitsFromTheChoiceOfTheFirst() {
    int[] others = {9, 10, 11, 12, 13, 14, 15, 16, 17};
    Workshop workshop = new Workshop(18, 10, 9, 3, OptionalInt.empty());
    Script two = script().stable().reindeer(READY, others).later(100).santa(REINDEER_READY);
    assertThat(floor(two, workshop).completeSince(Worker.Kind.REINDEER)).isEqualTo(100);
    two.later(70).santa(REINDEER_READY);
    assertThat(floor(two, workshop).completeSince(Worker.Kind.REINDEER)).isNull();
    assertThat(new Checker(workshop).check(two.events()).statistics().longestReindeerWait())
        .isEqualTo(100);
  }

  @Test
  void groupsOfWhichNothingIsToBeSaidAreForgotten() {
    Script script = script();
    for (int round = 0; round < 100; round++) {
      script.queue(0, 1, 2).consultation(0, 1, 2);
    }
    Floor floor = floor(script.queue(3, 4, 5).santa(ELVES_READY), Workshop.standard());
    assertThat(floor.completed(Service.CONSULTATION)).isEqualTo(100);
    assertThat(floor.groups()).hasSize(1); // the one that is not complete
  }

  private static int elvesWaiting(Script script) {
    return floor(script, Workshop.standard()).waiting(Worker.Kind.ELF);
  }

  private static Floor floor(Script script, Workshop workshop) {
    Floor floor = new Floor(workshop);
    for (TraceEvent event : script.events()) {
      floor.enter(event);
      floor.apply(Step.of(event));
    }
    return floor;
  }
}
