package dev.joins.santa.check;

import dev.joins.santa.trace.TraceEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Judges traces of Santa programs.
 *
 * {@snippet file="CheckerSnippets.java" region="check"}
 *
 * <p>A checker is immutable and may be shared; each trace gets an {@link Inspection} of its own.
 */
public final class Checker {

  private final Workshop workshop;
  private final Set<Rule> rules;

  /**
   * Applies all fifteen rules.
   *
   * @param workshop who works there
   */
  public Checker(Workshop workshop) {
    this(workshop, Rule.all());
  }

  /**
   * Applies only these rules. A short run may honestly contain no choice between two groups, so
   * that {@link Rule#NOT_VACUOUS} does not suit it. All rules take the last line for the end of the
   * run: a trace that was cut off in the middle of a service is not clean.
   *
   * @param workshop who works there
   * @param rules the rules to apply, one at least
   * @throws IllegalArgumentException if there is no rule
   */
  public Checker(Workshop workshop, Set<Rule> rules) {
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("a checker without rules would find everything clean");
    }
    this.workshop = workshop;
    this.rules = Collections.unmodifiableSet(EnumSet.copyOf(rules));
  }

  /**
   * Judges a whole trace.
   *
   * @param trace all events of the run, in order
   * @return what the rules say about it
   */
  public Verdict check(Iterable<TraceEvent> trace) {
    Inspection inspection = inspect();
    trace.forEach(inspection);
    return inspection.verdict();
  }

  /** {@return a judgement of a trace that comes event by event} */
  public Inspection inspect() {
    return new Inspection(workshop, rules);
  }

  /**
   * One trace under the eyes of the judges. Give it every event in order, then ask once.
   *
   * <p>It remembers the workers, the groups that are not yet complete, and what it has found, but
   * no lines; and once it has found {@link #MOST_VIOLATIONS} it judges no further. So the memory it
   * needs depends on the workers, and not on how long the trace is.
   */
  public static final class Inspection implements Consumer<TraceEvent> {

    /** After so many violations the rest of a trace is not judged: nobody would read it. */
    public static final int MOST_VIOLATIONS = 1_000;

    private final Set<Rule> rules;
    private final Map<Rule, Judge> judges = new EnumMap<>(Rule.class);
    private final Floor floor;
    private final Tally tally = new Tally();
    private final List<Violation> violations = new ArrayList<>();

    private boolean whole = true;

    private Inspection(Workshop workshop, Set<Rule> rules) {
      this.rules = rules;
      rules.forEach(rule -> judges.put(rule, rule.judge()));
      floor = new Floor(workshop);
    }

    @Override
    public void accept(TraceEvent event) {
      if (violations.size() >= MOST_VIOLATIONS) {
        whole = false;
        return;
      }
      Step step = Step.of(event);
      floor.enter(event);
      tally.before(step, floor);
      judges.forEach((rule, judge) -> judge.before(step, floor, complaints(rule)));
      floor.apply(step);
      judges.forEach((rule, judge) -> judge.after(step, floor, complaints(rule)));
    }

    /**
     * Judges what it was given, as if the trace ended here; or had ended where it was last judged.
     *
     * @return what the rules say about it
     */
    public Verdict verdict() {
      // A copy: whoever asks in the middle of a trace may ask again later.
      List<Violation> all = new ArrayList<>(violations);
      judges.forEach((rule, judge) ->
          judge.end(floor, (line, sentence) -> all.add(violation(rule, line, sentence))));
      all.sort(Comparator.comparingLong(Violation::line).thenComparing(Violation::rule));
      return new Verdict(rules, all, tally.statistics(floor), whole);
    }

    private Complaints complaints(Rule rule) {
      return (line, sentence) -> violations.add(violation(rule, line, sentence));
    }

    private Violation violation(Rule rule, long line, String sentence) {
      return new Violation(rule, line, floor.seq(line), sentence);
    }
  }
}
