package dev.joins.santa.check;

import static dev.joins.santa.trace.EventType.DONE;
import static dev.joins.santa.trace.EventType.HOLIDAY;
import static dev.joins.santa.trace.EventType.READY;
import static dev.joins.santa.trace.EventType.WAITING;
import static dev.joins.santa.trace.EventType.WORKING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.santa.trace.EventType;
import dev.joins.santa.trace.TraceEvent;
import dev.joins.santa.trace.Worker;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Correct runs are clean, and a run that is changed in one place is not. */
class MutationPropertiesTest {

  /**
   * What nobody depends on: to leave one out, or to have it elsewhere, can be a correct run too.
   */
  private static final Set<EventType> IDLE = EnumSet.of(WAITING, HOLIDAY, WORKING);

  private static final Checker CHECKER =
      new Checker(Workshop.standard(), EnumSet.complementOf(EnumSet.of(Rule.NOT_VACUOUS)));

  @Property(tries = 500)
  void aCorrectRunIsClean(@ForAll long seed, @ForAll @IntRange(max = 8) int tours) {
    Workshop workshop = Workshop.standard().withExpectedDeliveries(tours);
    Set<Rule> rules = EnumSet.complementOf(EnumSet.of(Rule.NOT_VACUOUS));
    Verdict verdict = new Checker(workshop, rules).check(SimulatedRun.events(seed, tours));
    assertThat(verdict.violations()).isEmpty();
  }

  @Test
  void aLongCorrectRunIsCleanUnderAllRules() {
    Verdict verdict = new Checker(Workshop.standard()).check(SimulatedRun.events(1, 200));
    assertThat(verdict.violations()).isEmpty();
    assertThat(verdict.statistics().choicesWithBoth()).isGreaterThan(10);
  }

  /** Rules 1 to 11 need no end: where a correct run is cut off between services, they hold. */
  @Property(tries = 200)
  void aCorrectRunMayBeCutOffBetweenServices(@ForAll long seed) {
    List<TraceEvent> run = SimulatedRun.events(seed, 3);
    Checker.Inspection inspection = new Checker(Workshop.standard(), Rule.safety()).inspect();
    int inside = 0;
    int open = 0;
    for (TraceEvent event : run) {
      inspection.accept(event);
      switch (event.type()) {
        case REINDEER_READY -> inside = 9;
        case ELVES_READY -> inside = 3;
        case UNHARNESS, GOODBYE -> inside--;
        case HARNESS, GREET -> open++;
        case DONE -> open--;
        default -> {}
      }
      if (inside == 0 && open == 0) {
        assertThat(inspection.verdict().violations()).isEmpty();
      }
    }
  }

  @Property(tries = 500)
  void anEventThatIsMissingIsMissed(@ForAll long seed) {
    List<TraceEvent> run = SimulatedRun.events(seed, 2);
    int at = place(run, seed, IDLE);
    List<TraceEvent> mutant = new ArrayList<>(run);
    TraceEvent dropped = mutant.remove(at);
    assertThat(caught(mutant)).as("without %s", dropped).isTrue();
  }

  @Property(tries = 500)
  void anEventThatHappensTwiceIsNoticed(@ForAll long seed) {
    List<TraceEvent> run = SimulatedRun.events(seed, 2);
    int at = place(run, seed, EnumSet.of(WAITING));
    List<TraceEvent> mutant = new ArrayList<>(run);
    mutant.add(at, run.get(at));
    assertThat(caught(mutant)).as("twice %s", run.get(at)).isTrue();
  }

  /** Not by chance: each place of some runs. */
  @Test
  void everyHandShakeCounts() {
    for (int seed = 0; seed < 10; seed++) {
      List<TraceEvent> run = SimulatedRun.events(seed, 2);
      for (int at = 0; at < run.size(); at++) {
        List<TraceEvent> mutant = new ArrayList<>(run);
        switch (run.get(at).type()) {
          case UNHARNESS, GOODBYE -> mutant.remove(at);
          case HARNESS, GREET -> mutant.add(at, run.get(at));
          default -> {
            continue;
          }
        }
        assertThat(caught(mutant)).as("%s of run %s", run.get(at), seed).isTrue();
      }
    }
  }

  @Property(tries = 500)
  void anEventOfAnotherWorkerIsNoticed(@ForAll long seed) {
    List<TraceEvent> run = SimulatedRun.events(seed, 2);
    int at = place(run, seed, IDLE);
    TraceEvent event = run.get(at);
    Worker worker = event.worker();
    if (worker == null) {
      return;
    }
    int all = Workshop.standard().workers(worker.kind());
    int shift = 1 + new Random(seed).nextInt(all - 1);
    Worker other = new Worker(worker.kind(), (worker.number() + shift) % all);
    List<TraceEvent> mutant = new ArrayList<>(run);
    mutant.set(at, with(event, other));
    assertThat(caught(mutant)).as("%s instead of %s", other, event).isTrue();
  }

  /** Much of a run may happen in another order; an exchange over some distance seldom may. */
  @Test
  void mostExchangesAreNoticed() {
    int caught = 0;
    Random random = new Random(7);
    for (int seed = 0; seed < 1000; seed++) {
      List<TraceEvent> mutant = new ArrayList<>(SimulatedRun.events(seed, 2));
      int i = random.nextInt(mutant.size());
      int j = random.nextInt(mutant.size());
      TraceEvent first = mutant.get(i);
      mutant.set(i, mutant.get(j));
      mutant.set(j, first);
      caught += caught(mutant) ? 1 : 0;
    }
    assertThat(caught).isGreaterThan(900);
  }

  private static boolean caught(List<TraceEvent> mutant) {
    return !CHECKER.check(mutant).isClean();
  }

  /**
   * A place in the run, any with equal chance, where none of these events is, nor a {@code ready}
   * that never led to anything.
   */
  private static int place(List<TraceEvent> run, long seed, Set<EventType> not) {
    Random random = new Random(seed);
    while (true) {
      int at = random.nextInt(run.size());
      TraceEvent event = run.get(at);
      if (!not.contains(event.type()) && (event.type() != READY || isServed(event, run))) {
        return at;
      }
    }
  }

  private static boolean isServed(TraceEvent ready, List<TraceEvent> run) {
    return run.stream()
        .filter(event -> event.seq() > ready.seq())
        .anyMatch(event -> event.type() == DONE && Objects.equals(event.worker(), ready.worker()));
  }

  private static TraceEvent with(TraceEvent event, @Nullable Worker worker) {
    return new TraceEvent(event.seq(), event.t(), event.tasklet(), event.type(), worker);
  }
}
