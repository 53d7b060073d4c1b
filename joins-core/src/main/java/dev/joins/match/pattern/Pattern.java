package dev.joins.match.pattern;

import dev.joins.Choice;
import dev.joins.Observer;
import dev.joins.match.store.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a taker waits for, as data: messages of these places, all or none. Immutable, but for what
 * is computed when it is first asked for.
 */
public final class Pattern {
  /**
   * All that is needed of one place, which may stand in several inputs.
   *
   * @param place where
   * @param count how many messages
   */
  public record Need(Place place, int count) {
    /**
     * Returns whether so many are there.
     *
     * @return under the lock
     */
    public boolean isMet() {
      return place.queue.size >= count;
    }
  }

  /** What makes two patterns equal for those who wait: the same messages go to either. */
  private record Key(
      int priority,
      Choice choice,
      List<Input> inputs,
      List<Quota> quotas,
      List<Guard> guards,
      List<Place> rooms) {}

  private final @Nullable String name;

  /** Made when it is asked for, perhaps by several threads at once: it is the same each time. */
  private @Nullable String shape;

  /** Made when it is asked for, as the shape is. */
  private @Nullable Key key;

  private final int priority;
  private final Choice choice;
  private final @Nullable Observer observer;
  private final List<Input> inputs;
  private final List<Quota> quotas;
  private final List<Guard> guards;
  private final List<Place> rooms;
  private final List<Place> places;
  private final Need[] needs;
  private final int size;
  private final boolean fixed;
  private final boolean peeks;
  private final boolean lends;
  private final boolean bare;
  private final boolean plain;

  Pattern(PatternBuilder builder) {
    this.name = builder.name;
    this.priority = builder.priority;
    this.choice = builder.choice;
    this.observer = builder.observer;
    this.inputs = List.copyOf(builder.inputs);
    this.quotas = List.copyOf(builder.quotas);
    this.guards = List.copyOf(builder.guards);
    this.rooms = List.copyOf(builder.rooms);
    this.places = places(inputs, rooms);
    this.needs = needs(inputs, quotas);
    this.size = inputs.stream().mapToInt(Input::most).sum();
    this.fixed = inputs.stream().allMatch(Input::isFixed);
    this.peeks = inputs.stream().anyMatch(Input::peeks);
    this.lends = inputs.stream().anyMatch(Input::lends);
    this.bare =
        !peeks && !lends && fixed && guards.isEmpty() && inputs.stream().allMatch(Input::isBare);
    this.plain = wantsOneMessage();
    guards.forEach(guard -> guard.isOf(this));
  }

  /**
   * Returns what a plain receiver wants: one message of a place, whatever it is.
   *
   * @param place where from
   * @return a pattern without a name
   */
  public static Pattern plain(Place place) {
    return new PatternBuilder().input(new Input(place, 1)).observer(place.observer).build();
  }

  /**
   * Returns a pattern of these inputs, of which nothing else is said.
   *
   * @param inputs what to take; none are always enabled, which is of use only with a delay
   * @return a new pattern, named after its inputs
   */
  public static Pattern of(Input... inputs) {
    return new PatternBuilder().inputs(List.of(inputs)).build();
  }

  private static List<Place> places(List<Input> inputs, List<Place> rooms) {
    var places = new LinkedHashSet<Place>();
    inputs.forEach(input -> places.add(input.place()));
    places.addAll(rooms);
    return List.copyOf(places);
  }

  private static Need[] needs(List<Input> inputs, List<Quota> quotas) {
    var counts = new LinkedHashMap<Place, Integer>();
    inputs.forEach(input -> counts.merge(input.place(), input.least(), Integer::sum));
    quotas.forEach(
        quota -> counts.replaceAll((place, count) -> count + quota.surelyTakesOf(place, inputs)));
    var needs = new ArrayList<Need>();
    counts.forEach((place, count) -> needs.add(new Need(place, count)));
    return needs.toArray(Need[]::new);
  }

  /**
   * Returns the name, or the inputs where it has none.
   *
   * @return never empty
   */
  public String name() {
    return name != null ? name : shape();
  }

  /**
   * Returns the priority: the higher wins.
   *
   * @return 0 is ordinary
   */
  public int priority() {
    return priority;
  }

  /**
   * Returns who wins at equal priority.
   *
   * @return the oldest messages, unless set
   */
  public Choice choice() {
    return choice;
  }

  /**
   * Returns what to take.
   *
   * @return an immutable list
   */
  public List<Input> inputs() {
    return inputs;
  }

  /**
   * Returns where it reserves room, as often as it does so.
   *
   * @return an immutable list
   */
  public List<Place> rooms() {
    return rooms;
  }

  /**
   * Returns every place that it names, once.
   *
   * @return an immutable list
   */
  public List<Place> places() {
    return places;
  }

  /**
   * Returns what is said of several inputs together.
   *
   * @return an immutable list
   */
  public List<Quota> quotas() {
    return quotas;
  }

  /**
   * Returns whether conditions look at several messages together.
   *
   * @return true if it has one
   */
  public boolean isGuarded() {
    return !guards.isEmpty();
  }

  /**
   * Returns the conditions on several messages together.
   *
   * @return an immutable list
   */
  public List<Guard> guards() {
    return guards;
  }

  /**
   * Returns what it needs of each different place, in the order of the inputs.
   *
   * @return not to be changed
   */
  public Need[] needs() {
    return needs;
  }

  /**
   * Returns how many messages a match takes at most.
   *
   * @return 0 for a pattern without inputs
   */
  public int size() {
    return size;
  }

  /**
   * Returns whether all inputs have fixed counts.
   *
   * @return false if it takes as many as there are
   */
  public boolean isFixed() {
    return fixed;
  }

  /**
   * Returns whether it takes whatever comes first: so many of each input.
   *
   * @return false if something is asked of a message, or its number is open, or it is only looked
   *     at or lent
   */
  public boolean isBare() {
    return bare;
  }

  /**
   * Returns whether some inputs only look.
   *
   * @return false if whatever it matches is taken
   */
  public boolean hasPeeks() {
    return peeks;
  }

  /**
   * Returns whether some inputs lend what they take.
   *
   * @return false if whatever it takes is taken for good
   */
  public boolean lends() {
    return lends;
  }

  /**
   * Returns what is equal for patterns whose takers are alike.
   *
   * @return for use as a key
   */
  public Object key() {
    var known = key;
    if (known == null) {
      known = new Key(priority, choice, inputs, quotas, guards, rooms);
      key = known;
    }
    return known;
  }

  /**
   * Returns whether it wants one message of one place, whatever it is, and nothing more: what a
   * plain receiver wants.
   *
   * @return true if all who wait with it are alike
   */
  public boolean isPlain() {
    return plain;
  }

  private boolean wantsOneMessage() {
    return size == 1
        && priority == 0
        && choice == Choice.oldest()
        && bare
        && rooms.isEmpty()
        && inputs.size() == 1;
  }

  /**
   * Returns whether no place stands in two inputs.
   *
   * @return true if each input has its own
   */
  public boolean isLinear() {
    return needs.length == inputs.size();
  }

  /**
   * Returns whether each match takes something: if not, it is enabled without end.
   *
   * @return false if all that it wants may be nothing, or only looked at
   */
  public boolean takesSomething() {
    return inputs.stream().anyMatch(input -> input.least() > 0 && !input.peeks())
        || quotas.stream()
            .anyMatch(quota ->
                quota.least() > 0
                    && inputs.subList(quota.from(), quota.to()).stream().noneMatch(Input::peeks));
  }

  /**
   * Refuses to be installed if it would fire without end.
   *
   * @throws IllegalArgumentException if it may take nothing
   */
  public void requireTakesSomething() {
    if (!takesSomething()) {
      throw new IllegalArgumentException(
          "pattern '"
              + name()
              + (inputs.isEmpty()
                  ? "' has no term, and would fire without end"
                  : "' may take nothing, and would fire without end; add a term that takes"));
    }
  }

  /**
   * Returns who is told of its commits.
   *
   * @return null for nobody
   */
  public @Nullable Observer observer() {
    return observer;
  }

  /**
   * Returns the names of the places of its inputs, in their order, for who is told of its commits.
   *
   * @return one for each input
   */
  public List<String> channels() {
    return inputs.stream().map(input -> input.place().name).toList();
  }

  /** The inputs as text: {@code back*9 & idle}. */
  private String shape() {
    var known = shape;
    if (known == null) {
      known = PatternText.of(this);
      shape = known;
    }
    return known;
  }

  /**
   * Returns the quota that an input is part of.
   *
   * @param input by index
   * @return null if it stands alone
   */
  public @Nullable Quota quotaOver(int input) {
    for (var quota : quotas) {
      if (quota.covers(input)) {
        return quota;
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return name != null ? name + " (" + shape() + ")" : shape();
  }
}
