package dev.joins.proofs.explore;

import dev.joins.tasklet.CooperativeScheduler;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a livelock: a run that comes back to where it was. What is seen of a state is who can
 * run, who waits for what and how much of it is there, and what each is about to do; not what
 * variables hold. So a repetition is reported only of a run that did not end, as a hint.
 */
final class Sightings {
  private final CooperativeScheduler scheduler;
  private final Map<String, Integer> seen = new HashMap<>();
  private @Nullable String repetition;

  Sightings(CooperativeScheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Looks only in the second half of a run that is too long already: looking is not for free. */
  void look(int step, int limit, Collection<Actor> actors) {
    if (step < limit / 2 || repetition != null) {
      return;
    }
    var before = seen.putIfAbsent(state(actors), step);
    if (before != null) {
      repetition =
          "a livelock, as far as can be seen: after step "
              + step
              + " everybody is where they were after step "
              + before;
    }
  }

  private String state(Collection<Actor> actors) {
    return actors.stream()
        .filter(actor -> actor.tasklet.isAlive())
        .sorted(Comparator.comparing(actor -> actor.path))
        .map(actor -> actor.path + " " + actor.tasklet.isBlocked() + " " + actor.next)
        .collect(Collectors.joining("\n", scheduler.blocked().toString(), ""));
  }

  String repetition() {
    return repetition != null ? repetition : "nothing that could be seen has repeated itself";
  }
}
