package dev.joins.santa.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.santa.program.Plan.Turns;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RightVersionsTest {

  static final List<Version> RIGHT = List.of(Version.JOIN, Version.SELECT);

  static Stream<Arguments> rightVersionsAndTurns() {
    return RIGHT.stream()
        .flatMap(version -> Stream.of(Turns.values()).map(turns -> Arguments.of(version, turns)));
  }

  /** Rule 15 among them: in each of these runs a choice was made between two complete groups. */
  @ParameterizedTest
  @MethodSource("rightVersionsAndTurns")
  void keepAllRulesWhateverTheSeed(Version version, Turns turns) {
    LongStream.rangeClosed(1, 100)
        .mapToObj(seed -> Plan.of(version).withSeed(seed).with(turns))
        .map(Judgement::of)
        .forEach(Judgement::isClean);
  }

  @ParameterizedTest
  @EnumSource
  void aThousandDeliveries(Turns turns) {
    var statistics = Judgement.of(Plan.of(Version.JOIN).withDeliveries(1000).with(turns)).isClean();
    assertThat(statistics.deliveries()).isEqualTo(1000);
    assertThat(statistics.consultations()).isGreaterThan(10_000);
  }

  @ParameterizedTest
  @EnumSource
  void oneDeliveryIsEnoughForAChoice(Turns turns) {
    for (long seed = 1; seed <= 20; seed++) {
      Judgement.of(Plan.of(Version.JOIN).withDeliveries(1).withSeed(seed).with(turns)).isClean();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 7, 25, 100})
  void anyNumberOfElvesThatCanQueue(int elves) {
    for (var version : RIGHT) {
      Judgement.of(Plan.of(version).withElves(elves)).isClean();
    }
  }

  /** All but rule 15: the machine may pause while both groups would have come together. */
  @ParameterizedTest
  @EnumSource
  void onTheRealClockAYearASecond(Turns turns) {
    long begun = System.nanoTime();
    var plan = Plan.of(Version.JOIN).withDeliveries(1).with(turns).inRealTime(365);
    assertThat(Judgement.of(plan).broken()).isSubsetOf(15);
    assertThat(System.nanoTime() - begun).isGreaterThan(900_000_000L);
  }

  @ParameterizedTest
  @FieldSource("RIGHT")
  void areServedOncePerYearEach(Version version) {
    var statistics = Judgement.of(Plan.of(version).withDeliveries(30)).isClean();
    assertThat(statistics.choicesWithBoth()).isGreaterThan(25);
    assertThat(statistics.longestReindeerWait()).isLessThan(3 * 24 * 3_600_000L);
  }

  @Test
  void bothHaveTheSameYear() {
    var join = Judgement.of(Plan.of(Version.JOIN)).isClean();
    var select = Judgement.of(Plan.of(Version.SELECT)).isClean();
    assertThat(join).isEqualTo(select);
  }
}
