package dev.joins.proofs.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** What the report says of nets of which it is known. */
class PetriNetTest {
  private static PetriNet philosophers() {
    return PetriNet.named("philosophers")
        .starting("fork0 + fork1 + hungry0 + hungry1")
        .pattern("left0", "hungry0 + fork0", "half0")
        .pattern("right0", "half0 + fork1", "fork0 + fork1 + hungry0")
        .pattern("left1", "hungry1 + fork1", "half1")
        .pattern("right1", "half1 + fork0", "fork0 + fork1 + hungry1");
  }

  @Test
  void naivePhilosophersHaveOneDeadlockAndTheWayThereIsTold() {
    assertThat(philosophers().report(100))
        .startsWith("philosophers: 4 markings, all that there are")
        .contains("fork0 + half0 = 1", "hungry0 + half0 = 1", "fork0: at most 1")
        .contains("deadlocks: \n  with {half0=1, half1=1}, after left0, left1")
        .contains("can never fire: none");
  }

  @Test
  void philosophersWhoTakeBothForksHaveNone() {
    assertThat(
            PetriNet.named("table")
                .starting("fork0 + fork1 + hungry*2")
                .pattern("eat", "hungry + fork0 + fork1", "eating")
                .pattern("rest", "eating", "hungry + fork0 + fork1")
                .report(100))
        .contains("deadlocks: none", "fork0 + eating = 1", "hungry + eating = 2");
  }

  @Test
  void aPatternThatWaitsForWhatNobodySendsCanNeverFire() {
    assertThat(
            PetriNet.named("dead")
                .starting("a")
                .pattern("turn", "a", "a")
                .pattern("never", "a + ghost", "a")
                .report(100))
        .contains("patterns that can never fire: never", "ghost: at most 0");
  }

  @Test
  void aPatternThatWantsMoreThanThereAreCanNeverFire() {
    assertThat(
            PetriNet.named("few")
                .starting("elf*2")
                .pattern("come", "elf", "help")
                .pattern("consult", "help*3", "elf*3")
                .report(100))
        .contains("patterns that can never fire: consult", "deadlocks: \n  with {help=2}");
  }

  @Test
  void aSourceFillsItsChannelWithoutBoundAndOthersKeepTheirs() {
    assertThat(
            PetriNet.named("open")
                .starting("idle")
                .pattern("arrive", "", "job")
                .pattern("start", "job + idle", "busy")
                .pattern("end", "busy", "idle")
                .report(1000))
        .contains("not all that there are")
        .contains("job: no bound: it grows by arrive, and again")
        .contains("idle: at most 1, by an invariant", "idle + busy = 1")
        .contains("deadlocks: none seen");
  }

  @Test
  void aBoundOnTheSearchIsAdmitted() {
    assertThat(
            PetriNet.named("large")
                .starting("a*50")
                .pattern("ab", "a", "b")
                .pattern("bc", "b", "c")
                .report(10))
        .contains("not all that there are", "a: at most 50, by an invariant", "a + b + c = 50");
  }

  @Test
  void guardsMakeTheAnswerConservativeAndItSaysSo() {
    assertThat(
            PetriNet.named("guarded")
                .starting("bid + ask")
                .guardedPattern("deal", "bid + ask", "")
                .report(100))
        .contains("guarded: deal; they may refuse what is there");
  }

  @Test
  void weightsFollowTheCounts() {
    assertThat(
            PetriNet.named("pairs")
                .starting("elf*4 + idle")
                .pattern("consult", "elf*2 + idle", "group")
                .pattern("goodbye", "group", "elf*2 + idle")
                .report(100))
        .contains("elf + 2 group = 4", "idle + group = 1", "group: at most 1");
  }

  @Test
  void nonsenseIsRefused() {
    for (var wrong : new String[] {"a + ", "a*0", "a*b", "*3", "a*1*2"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PetriNet.named("x").starting(wrong))
          .withMessageContaining("should look like");
    }
  }
}
