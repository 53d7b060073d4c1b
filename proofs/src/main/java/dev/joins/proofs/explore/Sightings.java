package dev.joins.proofs.explore;

import dev.joins.internal.Text;
import dev.joins.match.store.Place;
import dev.joins.tasklet.CooperativeScheduler;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a livelock: a run that comes back to where it was. What is seen of a state is what is
 * pending, who can run in which order, who waits for what, and what each is about to do; not what
 * variables hold. So a repetition is reported only of a run that did not end. Tasklets of one name
 * count as the same: a reaction has a new one each time.
 */
final class Sightings {
  private final CooperativeScheduler scheduler;
  private final Set<Place> places = new HashSet<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private @Nullable Integer period;

  Sightings(CooperativeScheduler scheduler) {
    this.scheduler = scheduler;
  }

  void meet(Place place) {
    places.add(place);
  }

  /** Looks only in the second half of a run that is too long already: looking is not for free. */
  void look(int step, int limit, List<Actor> ready, Collection<Actor> actors) {
    if (step < limit / 2 || period != null) {
      return;
    }
    var before = seen.putIfAbsent(state(ready, actors), step);
    if (before != null) {
      period = step - before;
    }
  }

  private String state(List<Actor> ready, Collection<Actor> actors) {
    var about =
        actors.stream()
            .filter(actor -> actor.tasklet.isAlive())
            .map(actor -> actor + " " + actor.tasklet.isBlocked() + " " + actor.next);
    var pending =
        places.stream()
            .filter(place -> place.queue.first != null)
            .map(place -> place + " " + pending(place));
    return Stream.concat(about, pending)
        .sorted()
        .collect(Collectors.joining("\n", ready + "\n" + scheduler.blocked(), ""));
  }

  /** Without a lock, and without a step: nobody else runs. */
  private static String pending(Place place) {
    var text = new StringBuilder();
    for (var message = place.queue.first; message != null; message = message.behind) {
      text.append(Text.of(message.value)).append('\n');
    }
    return text.toString();
  }

  /** After how many steps everything that can be seen was as before; null if it never was. */
  @Nullable Integer period() {
    return period;
  }
}
