package dev.joins.proofs.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Depth first through all schedules that differ in the order of dependent events: dynamic
 * partial-order reduction with source sets (Abdulla, Aronis, Jonsson, Sagonas, POPL 2014) and sleep
 * sets (Godefroid 1996).
 *
 * <p>After each run, every race of it is looked at: where nobody who could reverse it has been
 * tried, or will be, one is added to the <em>backtrack</em> set of the state before the earlier
 * event. A tasklet <em>sleeps</em> in a state if all that begins with its event was tried before,
 * and since then nothing has happened that depends on it. A run in which all sleep is redundant.
 *
 * <p>The algorithm here differs from the paper in that a blocked operation is two events, one that
 * finds nothing and one that goes on; so whoever is ready can always take its turn, and nothing is
 * ever disabled again. Tasklets are known by their paths, which all runs with the same beginning
 * share.
 */
final class Search implements Guide {
  private static final class State {
    final List<String> ready;
    final Map<String, Footprint> sleep;
    final Set<String> backtrack = new LinkedHashSet<>();
    String chosen;

    State(List<String> ready, Map<String, Footprint> sleep, String chosen) {
      this.ready = ready;
      this.sleep = sleep;
      this.chosen = chosen;
      backtrack.add(chosen);
    }
  }

  private final Groups groups;
  private final List<State> stack = new ArrayList<>();

  Search(Groups groups) {
    this.groups = groups;
  }

  @Override
  public int choose(List<Actor> ready, Run run) {
    var depth = run.events().size();
    var paths = ready.stream().map(actor -> actor.path).toList();
    if (depth < stack.size()) {
      return replay(stack.get(depth), paths);
    }
    var sleep = depth == 0 ? new HashMap<String, Footprint>() : stillAsleep(run, depth - 1);
    for (var i = 0; i < paths.size(); i++) {
      if (!sleep.containsKey(paths.get(i))) {
        stack.add(new State(paths, sleep, paths.get(i)));
        return i;
      }
    }
    return REDUNDANT;
  }

  private static int replay(State state, List<String> ready) {
    if (!ready.equals(state.ready)) {
      throw new IllegalStateException(
          "the program is not deterministic: on the same schedule others could run than the last"
              + " time; it must use no randomness, no real time, no threads of its own, and nothing"
              + " left from an earlier run");
    }
    return ready.indexOf(state.chosen);
  }

  private Map<String, Footprint> stillAsleep(Run run, int depth) {
    var awake = run.events().get(depth).footprint;
    var sleep = new HashMap<>(stack.get(depth).sleep);
    sleep.values().removeIf(footprint -> footprint.mayTouch(awake, groups));
    return sleep;
  }

  /**
   * Estimates how many runs are left, as if all branches of a state were alike: of each state on
   * the way it is known how many of its branches are done (weighted backtrack estimator; Kilby,
   * Slaney, Thiébaux, Walsh, AAAI 2006). Whoever does something later in this run that depends on
   * what was done here counts as a branch, though it may turn out to be none.
   *
   * @param tried runs so far, at least one
   * @param last the last of them
   * @return at least 1; {@link Long#MAX_VALUE} for all that is more
   */
  long left(long tried, Run last) {
    var done = 0.0;
    var weight = 1.0;
    for (var depth = 0; depth < stack.size(); depth++) {
      var state = stack.get(depth);
      weight /= branches(state, depth, last.events());
      done += weight * state.backtrack.stream().filter(state.sleep::containsKey).count();
    }
    return Math.max(1, (long) (tried / done - tried));
  }

  private int branches(State state, int depth, List<Event> events) {
    var branches = new HashSet<>(state.backtrack);
    var here = events.get(depth).footprint;
    for (var later : events.subList(depth + 1, events.size())) {
      var path = later.actor.path;
      if (state.ready.contains(path)
          && !state.sleep.containsKey(path)
          && later.footprint.touches(here, groups)) {
        branches.add(path);
      }
    }
    return branches.size();
  }

  /** Learns from a run; false if nothing is left to be tried. */
  boolean advance(Run run) {
    var races = new Races(run.events(), groups);
    for (var race : races.races()) {
      var state = stack.get(race.earlier());
      var initials = races.initials(race).stream().map(actor -> actor.path).toList();
      if (initials.stream()
          .noneMatch(path -> state.backtrack.contains(path) || state.sleep.containsKey(path))) {
        state.backtrack.add(initials.getFirst());
      }
    }
    while (!stack.isEmpty()) {
      var state = stack.getLast();
      state.sleep.put(state.chosen, run.events().get(stack.size() - 1).footprint);
      for (var path : state.backtrack) {
        if (!state.sleep.containsKey(path)) {
          state.chosen = path;
          return true;
        }
      }
      stack.removeLast();
    }
    return false;
  }
}
