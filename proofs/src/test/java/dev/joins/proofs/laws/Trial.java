package dev.joins.proofs.laws;

import dev.joins.proofs.explore.Explorer;
import dev.joins.proofs.programs.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Many scripts at once, to see which laws a kernel breaks: called by reflection, on mutants. */
public final class Trial {
  /** How many programs; for whoever sees to it that none stands still. */
  public static final AtomicInteger TRIED = new AtomicInteger();

  private Trial() {}

  /**
   * Until so many scripts have been tried, or a law is broken that is asked for.
   *
   * @param scripts how many at most
   * @param wanted the name of a law
   * @return the names of the laws that were broken; and "an error", if a script could not be run
   */
  public static SortedSet<String> brokenLaws(int scripts, String wanted) {
    var broken = new TreeSet<String>();
    var samples = new Samples<>(List.of(Scripts.any()));
    for (var i = 0; i < scripts && !broken.contains(wanted); i++) {
      tryOne(samples.next(), i, broken);
      TRIED.incrementAndGet();
    }
    return broken;
  }

  private static void tryOne(Script script, int seed, SortedSet<String> broken) {
    var schedules = Explorer.random(seed).withBound(2);
    var observed = new ArrayList<History>();
    try {
      schedules.check(scheduler -> observed.add(Play.on(scheduler, script)));
      addBroken(script, observed, broken);
      for (var way : Play.Way.values()) {
        addBroken(script, Play.unobserved(script, way, schedules, observed), broken);
      }
    } catch (AssertionError found) {
      broken.add("an error");
    }
  }

  private static void addBroken(Script script, List<History> histories, SortedSet<String> broken) {
    for (var history : histories) {
      Laws.brokenBy(script, history).keySet().forEach(law -> broken.add(law.name()));
    }
  }
}
