package dev.joins.santa.check;

import static dev.joins.santa.Script.script;
import static dev.joins.santa.Script.wholeRun;
import static dev.joins.santa.trace.EventType.ELVES_READY;
import static dev.joins.santa.trace.EventType.READY;
import static dev.joins.santa.trace.EventType.REINDEER_READY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.joins.santa.Script;
import dev.joins.santa.trace.TraceEvent;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckerTest {

  private static final Checker ALL = new Checker(Workshop.standard());

  @Test
  void countsWhatTheRunAmountsTo() {
    Verdict verdict = ALL.check(wholeRun().events());
    assertThat(verdict.isClean()).isTrue();
    assertThat(verdict.rules()).isEqualTo(Rule.all());
    assertThat(verdict.statistics()).isEqualTo(new Statistics(wholeRun().line(), 1, 2, 1, 50));
  }

  @Test
  void aGroupThatWaitsToTheEndCountsAsWaiting() {
    Script left = script().stable().later(700).queue(1);
    assertThat(ALL.check(left.events()).statistics().longestReindeerWait()).isEqualTo(700);
  }

  @Test
  void aServiceThatIsCutOffIsNotCounted() {
    Script cut = script().queue(0, 1, 2).consultation(0, 1, 2);
    assertThat(ALL.check(cut.events()).statistics().consultations()).isEqualTo(1);
    assertThat(ALL.check(cut.without(cut.line()).events()).statistics().consultations()).isZero();
    Script two = script().queue(0, 1, 2).santa(ELVES_READY).greet(0, 1).study(0, 1);
    assertThat(ALL.check(two.events()).statistics().consultations()).isZero();
  }

  @Test
  void appliesOnlyTheRulesAskedFor() {
    List<TraceEvent> lost = script().stable().santa(REINDEER_READY).events();
    assertThat(ALL.check(lost).broken())
        .isEqualTo(EnumSet.of(Rule.CONSERVATION, Rule.CLEAN_END, Rule.NOT_VACUOUS));
    Verdict few = new Checker(Workshop.standard(), Set.of(Rule.CLEAN_END)).check(lost);
    assertThat(few.broken()).containsExactly(Rule.CLEAN_END);
    assertThat(few.rules()).containsExactly(Rule.CLEAN_END);
    assertThat(new Checker(Workshop.standard(), Rule.safety()).check(lost).broken())
        .containsExactly(Rule.CONSERVATION);
  }

  @Test
  void refusesToFindEverythingClean() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Checker(Workshop.standard(), Set.of()));
  }

  @Test
  void mayBeAskedInTheMiddle() {
    Checker.Inspection inspection = ALL.inspect();
    List<TraceEvent> events = wholeRun().events();
    events.subList(0, 40).forEach(inspection);
    assertThat(inspection.verdict().isClean()).isFalse();
    events.subList(40, events.size()).forEach(inspection);
    assertThat(inspection.verdict()).isEqualTo(ALL.check(events));
    assertThat(inspection.verdict().isClean()).isTrue();
  }

  @Test
  void sortsViolationsByLine() {
    Script bad = script().queue(0, 1, 2).santa(ELVES_READY).queue(3, 3);
    assertThat(ALL.check(bad.events()).violations())
        .extracting(violation -> violation.rule().number() + "@" + violation.line())
        .containsExactly("11@7", "9@10", "14@11", "15@11", "15@11", "15@11");
  }

  @Test
  void saysWhereAndWhatInOneLine() {
    Script bad = script().queue(0, 1, 2).greet(0, 1, 2).study(0, 1, 2);
    assertThat(ALL.check(bad.events()).violations().getFirst())
        .hasToString(
            "line 7 (seq 6): rule 5 (complete first): elf-0 is greeted, but Santa chose nobody");
  }

  @Test
  void otherWorkshopsHaveOtherGroups() {
    int[] pair = IntStream.range(90, 92).toArray();
    Script pairs = script().queue(pair).consultation(pair);
    Workshop workshop = new Workshop(9, 100, 9, 2, OptionalInt.empty());
    Findings.in(pairs, workshop).areNone();
    assertThat(Workshop.standard().withElves(100).elves()).isEqualTo(100);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Workshop(9, 10, 0, 3, OptionalInt.empty()));
  }

  @Test
  void twelveReindeerShareOneSleigh() {
    Script twelve = script().stable().reindeer(READY, 9, 10, 11);
    twelve.delivery().reindeer(READY, 0, 1, 2, 3, 4, 5);
    twelve.santa(REINDEER_READY).harness(0, 1, 2, 3, 4, 5, 9, 10, 11);
    twelve.tour(0, 1, 2, 3, 4, 5, 9, 10, 11);
    Findings.in(twelve, new Workshop(12, 10, 9, 3, OptionalInt.of(2))).areNone();
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void everyRuleIsFoundByItsNumber(Rule rule) {
    assertThat(Rule.of(rule.number())).isEqualTo(rule);
    assertThat(rule).hasToString("rule " + rule.number() + " (" + rule.title() + ")");
  }

  @Test
  void thereIsNoRuleSixteen() {
    assertThatIllegalArgumentException().isThrownBy(() -> Rule.of(16)).withMessageContaining("16");
    assertThat(Rule.safety()).hasSize(11).doesNotContain(Rule.REINDEER_SOON);
  }
}
