package dev.joins.santa.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.santa.Script;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What the checker says about a script, in a form that a test reads well. */
final class Findings {

  private final Verdict verdict;

  private Findings(Verdict verdict) {
    this.verdict = verdict;
  }

  /** Under all rules but the last: a scene made for one rule is not a whole run. */
  static Findings in(Script script) {
    return in(script, Workshop.standard());
  }

  static Findings in(Script script, Workshop workshop) {
    Set<Rule> rules = EnumSet.complementOf(EnumSet.of(Rule.NOT_VACUOUS));
    return new Findings(new Checker(workshop, rules).check(script.events()));
  }

  static Findings underAllRules(Script script) {
    return new Findings(new Checker(Workshop.standard()).check(script.events()));
  }

  void areNone() {
    assertThat(verdict.violations()).isEmpty();
  }

  /** Exactly these rules are broken, each once or more. */
  Findings breakExactly(int... rules) {
    assertThat(verdict.broken().stream().map(Rule::number).toList())
        .as(() -> verdict.violations().toString())
        .isEqualTo(IntStream.of(rules).boxed().toList());
    return this;
  }

  /** A rule is broken once, in this line, and in these words. */
  Findings say(int rule, int line, String sentence) {
    List<Violation> ofRule =
        verdict.violations().stream().filter(v -> v.rule().number() == rule).toList();
    assertThat(ofRule).containsExactly(new Violation(Rule.of(rule), line, line - 1, sentence));
    return this;
  }

  /** Among what is said about a rule is this sentence, wherever it is said. */
  Findings isAbout(int rule, String sentence) {
    assertThat(verdict.violations())
        .anySatisfy(violation -> {
          assertThat(violation.rule().number()).isEqualTo(rule);
          assertThat(violation.sentence()).isEqualTo(sentence);
        });
    return this;
  }
}
