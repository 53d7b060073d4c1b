package dev.joins.proofs.net;

import dev.joins.dsl.Joins;
import dev.joins.internal.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A join definition as a Petri net. What its patterns take is read off the definition; what their
 * bodies send cannot be known from a lambda, and what comes from outside is nobody's pattern, so
 * both are said here:
 *
 * {@snippet file="PetriNetSnippets.java" region="santa"}
 *
 * <p>A net knows neither values nor priorities, and lets a pattern fire whenever its messages are
 * there, whatever its guard, filters or keys would say. So it can do all that the definition can,
 * and perhaps more: what it can never do - exceed a bound, break an invariant, fire a dead pattern
 * - the definition cannot either; a deadlock that it can reach, or a channel that it fills without
 * bound, is a possibility to be looked at. All of that holds as far as what was said is true, and
 * nobody else takes from these channels or sends to them. Immutable.
 */
public final class PetriNet {
  /**
   * A pattern: how many messages of each channel it takes, and how many its body sends.
   *
   * @param isGuarded it may refuse messages that are there
   * @param isSaid what its body sends was said, even if it is nothing
   */
  record Transition(
      String name,
      Map<String, Integer> takes,
      Map<String, Integer> puts,
      boolean isGuarded,
      boolean isSaid) {
    int change(String place) {
      return puts.getOrDefault(place, 0) - takes.getOrDefault(place, 0);
    }

    Transition sending(Map<String, Integer> more) {
      return new Transition(name, takes, sum(puts, more), isGuarded, true);
    }
  }

  private final String name;
  private final Map<String, Integer> marking;
  private final List<Transition> transitions;

  /** Channels where a body may have to wait for room. */
  private final Set<String> bounded;

  private PetriNet(
      String name,
      Map<String, Integer> marking,
      List<Transition> transitions,
      Set<String> bounded) {
    this.name = name;
    this.marking = marking;
    this.transitions = transitions;
    this.bounded = bounded;
  }

  /**
   * Makes a net of the installed patterns of a definition, as they are now, with the messages that
   * are pending now. Their bodies send nothing, as long as {@link #sends} does not say what.
   *
   * @param definition at rest, or what is pending is not what was pending at one time
   * @return a new net
   * @throws IllegalArgumentException if a pattern takes a number of messages that is not fixed, as
   *     with {@code upTo}, or if two channels have one name: these cannot be told from here
   */
  public static PetriNet of(Joins definition) {
    return Reading.of(definition);
  }

  static PetriNet of(
      String name,
      Map<String, Integer> marking,
      List<Transition> transitions,
      Set<String> bounded) {
    return new PetriNet(name, marking, transitions, bounded);
  }

  /**
   * Makes a net without transitions.
   *
   * @param name for the report
   * @return a new net
   */
  public static PetriNet named(String name) {
    return new PetriNet(Text.line(name), Map.of(), List.of(), Set.of());
  }

  /**
   * Adds messages that are there from the beginning.
   *
   * @param messages as {@code elf*10 + idle}
   * @return a changed copy
   * @throws IllegalArgumentException if the text is none
   */
  public PetriNet starting(String messages) {
    return new PetriNet(name, sum(marking, parse(messages)), transitions, bounded);
  }

  /**
   * Says what the body of a pattern sends each time, replies to those who go on to something else
   * included.
   *
   * @param pattern its name, or its terms where it has none, as in {@code explain()}
   * @param puts as {@code idle + holiday*9}; empty for nothing
   * @return a changed copy
   * @throws IllegalArgumentException if the text is none, or there is no pattern of that name, or
   *     more than one
   */
  public PetriNet sends(String pattern, String puts) {
    var shown = Text.line(pattern); // as the patterns of a definition are named
    var named = transitions.stream().filter(each -> each.name().equals(shown)).toList();
    if (named.size() != 1) {
      throw new IllegalArgumentException(
          "net '"
              + name
              + "' has "
              + named.size()
              + " patterns named '"
              + shown
              + "'; there are "
              + transitions.stream().map(Transition::name).toList());
    }
    var more = parse(puts);
    var changed =
        transitions.stream()
            .map(each -> each.name().equals(shown) ? each.sending(more) : each)
            .toList();
    return new PetriNet(name, marking, changed, bounded);
  }

  /**
   * Adds a pattern, or something from outside that takes and sends as a pattern would.
   *
   * @param pattern its name
   * @param takes as {@code back*9 + idle}; empty for something that comes from outside at any time
   * @param puts what its body sends, in the same way
   * @return a changed copy
   * @throws IllegalArgumentException if one of the texts is none
   */
  public PetriNet pattern(String pattern, String takes, String puts) {
    return with(new Transition(Text.line(pattern), parse(takes), parse(puts), false, true));
  }

  /**
   * Adds a pattern that has a guard, keys or filters: it may refuse messages that are there.
   *
   * @param pattern its name
   * @param takes as in {@link #pattern}
   * @param puts as in {@link #pattern}
   * @return a changed copy
   * @throws IllegalArgumentException if one of the texts is none
   */
  public PetriNet guardedPattern(String pattern, String takes, String puts) {
    return with(new Transition(Text.line(pattern), parse(takes), parse(puts), true, true));
  }

  private PetriNet with(Transition transition) {
    var more = new ArrayList<>(transitions);
    more.add(transition);
    return new PetriNet(name, marking, List.copyOf(more), bounded);
  }

  private static Map<String, Integer> sum(Map<String, Integer> some, Map<String, Integer> more) {
    var sum = new LinkedHashMap<>(some);
    more.forEach((place, count) -> sum.merge(place, count, Integer::sum));
    return sum;
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
          throw new IllegalArgumentException(
              "'" + Text.line(text) + "' should look like \"back*9 + idle\"");
        }
        counts.merge(Text.line(pieces[0]), count, Integer::sum);
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

  Set<String> bounded() {
    return bounded;
  }

  /** Returns the channels, in the order in which they are first named. */
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
   * Reports what can be known of this net.
   *
   * @param mostMarkings how many markings are looked at; where that is not enough, the text says so
   * @return several lines
   */
  public String report(int mostMarkings) {
    return new Report(this, Reachability.of(this, mostMarkings)).toString();
  }
}
