package dev.joins.proofs.explore;

import java.util.List;
import java.util.function.Function;

/**
 * Looks for a shorter schedule with a failure of the same kind: fewer departures from round robin,
 * then fewer steps. Takes departures back, first half of them, then ever smaller parts, then one by
 * one (delta debugging, Zeller 1999).
 */
final class Shrinking {
  private static final int MOST_RUNS = 2000;

  private final Function<Guide, Run> runner;
  private Run best;
  private int runs;

  private Shrinking(Run failing, Function<Guide, Run> runner) {
    this.best = failing;
    this.runner = runner;
  }

  /** The failing run itself, if it is its own shortest. */
  static Run shrink(Run failing, Function<Guide, Run> runner) {
    var shrinking = new Shrinking(failing, runner);
    shrinking.shrink();
    return shrinking.best;
  }

  private void shrink() {
    var size = Math.max(1, best.schedule().deviations().size());
    while (runs < MOST_RUNS) {
      if (!improve(size)) {
        if (size == 1) {
          return;
        }
        size = (size + 1) / 2;
      }
    }
  }

  /** Tries to take back each part of so many departures; true as soon as one can be. */
  private boolean improve(int size) {
    var deviations = best.schedule().deviations();
    for (var from = 0; from < deviations.size(); from += size) {
      var part = deviations.subList(from, Math.min(from + size, deviations.size()));
      if (improves(best.schedule().without(List.copyOf(part)))) {
        return true;
      }
    }
    return false;
  }

  private boolean improves(Schedule shorter) {
    runs++;
    var run = runner.apply(Guides.replaying(shorter));
    if (isSameKind(run) && run.schedule().isShorterThan(best.schedule())) {
      best = run;
      return true;
    }
    return false;
  }

  private boolean isSameKind(Run run) {
    var mine = best.failure();
    var its = run.failure();
    return mine != null && its != null && mine.getClass() == its.getClass();
  }
}
