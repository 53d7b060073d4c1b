package dev.joins.proofs.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A join definition as a Petri net, declared: what a pattern takes stands in the definition, but
 * what its body sends cannot be known from a lambda, so both are said here.
 *
 * {@snippet file="PetriNetSnippets.java" region="santa"}
 *
 * <p>A net knows neither values nor priorities, and lets a guarded pattern fire whenever its
 * messages are there. So it can do all that the definition can, and perhaps more: what it can never
 * do - exceed a bound, break an invariant, fire a dead pattern - the definition cannot either; a
 * deadlock that it can reach, or a channel that it fills without bound, is a possibility to be
 * looked at. Immutable.
 */
public final class PetriNet {
  /** A pattern: how many messages of each channel it takes, and how many its body sends. */
  record Transition(
      String name, Map<String, Integer> takes, Map<String, Integer> puts, boolean isGuarded) {
    int change(String place) {
      return puts.getOrDefault(place, 0) - takes.getOrDefault(place, 0);
    }
  }

  private final String name;
  private final Map<String, Integer> marking;
  private final List<Transition> transitions;

  private PetriNet(String name, Map<String, Integer> marking, List<Transition> transitions) {
    this.name = name;
    this.marking = marking;
    this.transitions = transitions;
  }

  /**
   * A net without transitions.
   *
   * @param name for the report
   * @return a net
   */
  public static PetriNet named(String name) {
    return new PetriNet(name, Map.of(), List.of());
  }

  /**
   * With messages that are there from the beginning.
   *
   * @param messages as {@code elf*10 + idle}
   * @return a changed copy
   * @throws IllegalArgumentException if the text is none
   */
  public PetriNet starting(String messages) {
    return new PetriNet(name, parse(messages), transitions);
  }

  /**
   * With a pattern.
   *
   * @param pattern its name
   * @param takes as {@code back*9 + idle}; empty for something that comes from outside at any time
   * @param puts what its body sends, in the same way
   * @return a changed copy
   * @throws IllegalArgumentException if one of the texts is none
   */
  public PetriNet pattern(String pattern, String takes, String puts) {
    return with(new Transition(pattern, parse(takes), parse(puts), false));
  }

  /**
   * With a pattern that has a guard, keys or filters: it may refuse messages that are there.
   *
   * @param pattern its name
   * @param takes as in {@link #pattern}
   * @param puts as in {@link #pattern}
   * @return a changed copy
   * @throws IllegalArgumentException if one of the texts is none
   */
  public PetriNet guardedPattern(String pattern, String takes, String puts) {
    return with(new Transition(pattern, parse(takes), parse(puts), true));
  }

  private PetriNet with(Transition transition) {
    var more = new ArrayList<>(transitions);
    more.add(transition);
    return new PetriNet(name, marking, List.copyOf(more));
  }

  private static Map<String, Integer> parse(String text) {
    var counts = new LinkedHashMap<String, Integer>();
    if (!text.isBlank()) {
      for (var part : text.split("\\+", -1)) {
        var pieces = part.strip().split("\\s*\\*\\s*", -1);
        var count =
            pieces.length == 2 && pieces[1].matches("[1-9]\\d{0,5}")
                ? Integer.parseInt(pieces[1])
                : pieces.length == 1 ? 1 : 0;
        if (pieces[0].isEmpty() || count == 0) {
          throw new IllegalArgumentException("'" + text + "' should look like \"back*9 + idle\"");
        }
        counts.merge(pieces[0], count, Integer::sum);
      }
    }
    return counts;
  }

  String name() {
    return name;
  }

  Map<String, Integer> marking() {
    return marking;
  }

  List<Transition> transitions() {
    return transitions;
  }

  /** In the order in which they are first named. */
  List<String> places() {
    var places = new LinkedHashMap<String, Boolean>();
    marking.keySet().forEach(place -> places.put(place, true));
    for (var transition : transitions) {
      transition.takes().keySet().forEach(place -> places.put(place, true));
      transition.puts().keySet().forEach(place -> places.put(place, true));
    }
    return List.copyOf(places.keySet());
  }

  /**
   * What can be known of it.
   *
   * @param mostMarkings how many markings are looked at; where that is not enough, the text says so
   * @return several lines
   */
  public String report(int mostMarkings) {
    return new Report(this, Reachability.of(this, mostMarkings)).toString();
  }
}
