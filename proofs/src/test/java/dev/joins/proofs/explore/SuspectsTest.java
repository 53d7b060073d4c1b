package dev.joins.proofs.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.proofs.Effort;
import dev.joins.tasklet.DeadlockException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The explorer finds what is known to be wrong, unaided; and finds nothing in the joins. */
@Timeout(600)
class SuspectsTest {
  private static final int BOUND = Effort.of(20_000, 2_000_000);

  private static Throwable found(Explorer explorer, Program program) {
    var found = explorer.withBound(BOUND).explore(program).found().orElseThrow();
    var again = Explorer.replay(found.schedule()).explore(program).found().orElseThrow();
    assertThat(again.failure()).hasSameClassAs(found.failure());
    assertThat(again.story()).isEqualTo(found.story());
    return found.failure();
  }

  /** Round robin does not find it, all three ways to search do. */
  private static void isFoundByAll(Program program, Class<?> failure, String text) {
    assertThat(Explorer.replay("").explore(program).found()).isEmpty();
    for (var explorer :
        new Explorer[] {Explorer.exhaustive(), Explorer.random(1), Explorer.pct(1, 3)}) {
      assertThat(found(explorer, program)).isInstanceOf(failure).hasMessageContaining(text);
    }
  }

  private static void isClean(Program program, int mostSchedules) {
    var exploration = Explorer.exhaustive().withBound(BOUND).check(program);
    assertThat(exploration.complete()).as(exploration.toString()).isTrue();
    assertThat(exploration.schedules()).isBetween(2L, (long) mostSchedules);
  }

  @Test
  void santaWhoLooksAndThenTakes() {
    isFoundByAll(Santas.lookThenTake(), DeadlockException.class, "elf 0 waits");
  }

  @Test
  void santaWhoCounts() {
    isFoundByAll(Santas.balance(), AssertionError.class, "the group that Santa advises");
  }

  @Test
  void santaWhoLeavesTheDoorOpen() {
    isFoundByAll(Santas.doorLeftOpen(), AssertionError.class, "who is in the study");
  }

  @Test
  void santaWhoLeavesEarly() {
    isFoundByAll(Santas.leavesEarly(), AssertionError.class, "reindeer in the harness");
  }

  @Test
  void philosophersWhoTakeOneForkAndThenTheOther() {
    isFoundByAll(Suspects.naivePhilosophers(3), DeadlockException.class, "philosopher 2 waits");
  }

  @Test
  void aTransferInTwoSteps() {
    isFoundByAll(Suspects.transferInTwoSteps(), AssertionError.class, "the sum of both accounts");
  }

  @Test
  void philosophersWhoTakeBothForks() {
    isClean(Suspects.joiningPhilosophers(Effort.of(3, 4)), Effort.of(1_000, 50_000));
  }

  @Test
  void aTransferAsAJoin() {
    isClean(Suspects.transferAsJoin(), 100);
  }

  @Test
  void santaWhoSelects() {
    isClean(Santas.selecting(), 10_000);
  }

  @Test
  void santaAsAJoin() {
    isClean(Santas.joining(2, 2), 10_000);
  }

  @Test
  void santaAsAJoinForElvesAlone() {
    isClean(Santas.joining(0, 4), 10_000);
  }

  @Test
  @Timeout(1800)
  @EnabledIfSystemProperty(named = "joins.long", matches = "true", disabledReason = "takes minutes")
  void santaAsAJoinWithTwoGroupsOfElves() {
    isClean(Santas.joining(2, 4), 1_000_000);
  }

  /**
   * That is more than an ordinary build has time for: then it must not say that it was complete.
   */
  @Test
  void aSearchThatReachesItsBound() {
    var exploration = Explorer.exhaustive().withBound(2_000).explore(Santas.joining(2, 4));
    assertThat(exploration.complete()).isFalse();
    assertThat(exploration.schedules() + exploration.pruned()).isEqualTo(2_000);
  }
}
