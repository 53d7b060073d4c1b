package dev.joins.proofs.net;

import dev.joins.dsl.Joins;
import dev.joins.match.pattern.Input;
import dev.joins.match.pattern.Pattern;
import dev.joins.match.store.Place;
import dev.joins.proofs.net.PetriNet.Transition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a net off a definition. */
final class Reading {
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final List<Transition> transitions = new ArrayList<>();

  private Reading() {}

  static PetriNet of(Joins definition) {
    var reading = new Reading();
    definition.diagram().patterns().forEach(reading::read);
    return reading.net(definition.toString());
  }

  private void read(Pattern pattern) {
    var takes = new LinkedHashMap<String, Integer>();
    var puts = new LinkedHashMap<String, Integer>();
    for (var input : pattern.inputs()) {
      requireFixed(pattern, input);
      note(input.place());
      takes.merge(input.place().name, input.most(), Integer::sum);
      if (input.peeks()) {
        puts.merge(input.place().name, input.most(), Integer::sum);
      }
    }
    transitions.add(new Transition(pattern.name(), takes, puts, mayRefuse(pattern), false));
  }

  private static void requireFixed(Pattern pattern, Input input) {
    if (input.least() != input.most()) {
      throw new IllegalArgumentException(
          "pattern '"
              + pattern.name()
              + "' takes from "
              + input.least()
              + " to "
              + input.most()
              + " messages of '"
              + input.place()
              + "': a net takes a fixed number; declare one, PetriNet.named(...)");
    }
  }

  private void note(Place place) {
    if (places.computeIfAbsent(place.name, fresh -> place) != place) {
      throw new IllegalArgumentException(
          "two channels are named '" + place + "', and would be one place of the net");
    }
  }

  /** Whether it may refuse messages, although their number suffices. */
  private static boolean mayRefuse(Pattern pattern) {
    return pattern.isGuarded()
        || !pattern.rooms().isEmpty()
        || pattern.inputs().stream()
            .anyMatch(input ->
                input.filter() != null
                    || input.key() != null
                    || input.order() != null
                    || input.ranking() != null);
  }

  private PetriNet net(String name) {
    var marking = new LinkedHashMap<String, Integer>();
    places.forEach((named, place) -> {
      var pending = place.snapshot().size();
      if (pending > 0) {
        marking.put(named, pending);
      }
    });
    var bounded =
        places.values().stream()
            .filter(place -> place.capacity() != Place.UNBOUNDED)
            .map(place -> place.name)
            .collect(Collectors.toUnmodifiableSet());
    return PetriNet.of(name, marking, List.copyOf(transitions), bounded);
  }
}
