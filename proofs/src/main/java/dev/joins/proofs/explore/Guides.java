package dev.joins.proofs.explore;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Guides that need not remember what was tried before. */
final class Guides {
  private Guides() {}

  /** Follows a schedule; where it does not {@linkplain Schedule#requireFits fit}, round robin. */
  static Guide replaying(Schedule schedule) {
    return (ready, run) -> {
      var choice = schedule.at(run.events().size());
      return choice < ready.size() ? choice : 0;
    };
  }

  /** At each step anybody. */
  static Guide random(RandomGenerator random) {
    return (ready, run) -> random.nextInt(ready.size());
  }

  /**
   * Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi, Nagarakatte, ASPLOS 2010):
   * each tasklet gets a random priority, the highest that can run does, and at {@code depth - 1}
   * random steps whoever would run falls below all others. Of n tasklets and k steps it finds a bug
   * of that depth with probability 1/(n k^(depth-1)) at least, in each run.
   */
  static Guide pct(RandomGenerator random, int depth, int steps) {
    var changes = new HashSet<Integer>();
    for (var i = 1; i < depth; i++) {
      changes.add(random.nextInt(Math.max(1, steps)));
    }
    return new Pct(random, changes);
  }

  private static final class Pct implements Guide {
    private final RandomGenerator random;
    private final Set<Integer> changes;
    private final Map<Actor, Double> priorities = new HashMap<>();
    private int fallen;

    Pct(RandomGenerator random, Set<Integer> changes) {
      this.random = random;
      this.changes = changes;
    }

    @Override
    public int choose(List<Actor> ready, Run run) {
      if (changes.remove(run.events().size())) {
        fallen++;
        priorities.put(ready.get(highest(ready)), (double) -fallen);
      }
      return highest(ready);
    }

    private int highest(List<Actor> ready) {
      var highest = 0;
      for (var i = 1; i < ready.size(); i++) {
        if (priority(ready.get(i)) > priority(ready.get(highest))) {
          highest = i;
        }
      }
      return highest;
    }

    private double priority(Actor actor) {
      return priorities.computeIfAbsent(actor, fresh -> random.nextDouble());
    }
  }
}
