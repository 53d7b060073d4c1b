package dev.joins.santa.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.santa.program.Plan.Turns;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault of the literature is found, and by the rules that are meant to find it. */
class WrongVersionsTest {

  @ParameterizedTest
  @EnumSource
  void lookThenTakeLosesElvesAndOnlyConservationSeesIt(Turns turns) {
    judge("look-then-take", turns).breaks(11, 14);
  }

  /** A run in which no reindeer come while he is on his way looks right, and is. */
  @Test
  void lookThenTakeIsNeverSeenByTheFirstTenRules() {
    var broken =
        LongStream.rangeClosed(1, 100)
            .mapToObj(seed -> Judgement.of(plan("look-then-take").withSeed(seed)).broken())
            .toList();
    assertThat(broken).allMatch(rules -> Set.of(11, 14).containsAll(rules));
    assertThat(broken.stream().filter(rules -> rules.contains(11)).count()).isBetween(70L, 99L);
  }

  @ParameterizedTest
  @EnumSource
  void balanceTakesFromAHalfFilledGroup(Turns turns) {
    judge("balance", turns).breaksAtLeast(1, 2, 14);
  }

  @ParameterizedTest
  @EnumSource
  void theDoorLeftOpenLetsElvesSlipIn(Turns turns) {
    judge("door-left-open", turns).breaks(2, 5, 6, 8);
  }

  @ParameterizedTest
  @EnumSource
  void leavingEarlyLeavesReindeerInTheStable(Turns turns) {
    judge("leaves-early", turns).breaks(6);
  }

  @ParameterizedTest
  @EnumSource
  void signalsAssumedFairAreTakenByOthers(Turns turns) {
    judge("signals-assumed-fair", turns).breaksAtLeast(6, 9);
    Judgement.of(plan("signals-assumed-fair").withDeliveries(100).with(turns))
        .breaksAtLeast(6, 7, 9);
  }

  @ParameterizedTest
  @EnumSource
  void withoutPriorityReindeerWait(Turns turns) {
    judge("no-priority", turns).breaks(10, 12);
  }

  @ParameterizedTest
  @EnumSource
  void withThreeElvesNothingIsKnownAboutPriority(Turns turns) {
    judge("three-elves", turns).breaks(15);
  }

  @Test
  void eachFaultIsFoundWhateverTheSeed() {
    var faults =
        Version.all().stream().skip(2).filter(version -> !version.name().startsWith("look"));
    faults.forEach(fault -> {
      for (long seed = 1; seed <= 10; seed++) {
        var judgement = Judgement.of(Plan.of(fault).withSeed(seed));
        assertThat(judgement.broken()).as(judgement.plan().toString()).isNotEmpty();
      }
    });
  }

  @Test
  void thereAreSeven() {
    assertThat(Version.all()).startsWith(Version.JOIN, Version.SELECT).hasSize(2 + 7);
    assertThat(Version.all().stream().map(Version::name)).doesNotHaveDuplicates();
  }

  private static Plan plan(String version) {
    return Plan.of(Version.named(version).orElseThrow());
  }

  private static Judgement judge(String version, Turns turns) {
    return Judgement.of(plan(version).with(turns));
  }
}
