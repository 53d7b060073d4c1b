package dev.joins.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a taker waits for, as data: messages of these places, all or none. Immutable; {@link Plan}
 * is how it is matched.
 */
public final class Pattern {
  /** All that is needed of one place, which may stand in several inputs. */
  record Need(Place place, int count) {
    boolean met() {
      return missing(null) <= 0;
    }

    /** How many more it wants than there are, or will be with one more at some place. */
    int missing(@Nullable Place oneMore) {
      var missing = count - place.messages().size();
      return place == oneMore ? missing - 1 : missing;
    }
  }

  private final @Nullable String name;

  /** Made when it is asked for, perhaps by several threads at once: it is the same each time. */
  private @Nullable String shape;

  private final int priority;
  private final Choice choice;
  private final @Nullable Observer observer;
  private final List<Input> inputs;
  private final List<Quota> quotas;
  private final List<Guard> guards;
  private final List<Place> rooms;
  private final Need[] needs;
  private final int size;
  private final boolean fixed;
  private final boolean peeks;

  /**
   * A plain pattern; without inputs it is always enabled, which is of use only with a delay.
   *
   * @param name for reports and traces; null for one made of the inputs
   * @param priority the higher wins where several patterns are enabled; 0 is ordinary
   * @param inputs what to take
   * @param observer is told of commits; null for nobody
   */
  public Pattern(
      @Nullable String name, int priority, List<Input> inputs, @Nullable Observer observer) {
    this(new Builder().named(name).priority(priority).observer(observer).inputs(inputs));
  }

  private Pattern(Builder builder) {
    this.name = builder.name;
    this.priority = builder.priority;
    this.choice = builder.choice;
    this.observer = builder.observer;
    this.inputs = List.copyOf(builder.inputs);
    this.quotas = List.copyOf(builder.quotas);
    this.guards = List.copyOf(builder.guards);
    this.rooms = List.copyOf(builder.rooms);
    this.needs = needs(inputs);
    this.size = inputs.stream().mapToInt(Input::most).sum();
    this.fixed = inputs.stream().allMatch(Input::isFixed);
    this.peeks = inputs.stream().anyMatch(Input::peeks);
  }

  private static Need[] needs(List<Input> inputs) {
    var counts = new LinkedHashMap<Place, Integer>();
    inputs.forEach(input -> counts.merge(input.place(), input.least(), Integer::sum));
    var needs = new ArrayList<Need>();
    counts.forEach((place, count) -> needs.add(new Need(place, count)));
    return needs.toArray(Need[]::new);
  }

  /** Collects what a pattern is made of. For one thread. */
  public static final class Builder {
    private @Nullable String name;
    private int priority;
    private Choice choice = Choice.oldest();
    private @Nullable Observer observer;
    private final List<Input> inputs = new ArrayList<>();
    private final List<Quota> quotas = new ArrayList<>();
    private final List<Guard> guards = new ArrayList<>();

    /** A pattern of nothing, as yet. */
    public Builder() {}

    private final List<Place> rooms = new ArrayList<>();

    /**
     * For reports and traces.
     *
     * @param newName null for one made of the inputs
     * @return this
     */
    public Builder named(@Nullable String newName) {
      name = newName;
      return this;
    }

    /**
     * The higher wins where several patterns are enabled.
     *
     * @param newPriority 0 is ordinary
     * @return this
     */
    public Builder priority(int newPriority) {
      priority = newPriority;
      return this;
    }

    /**
     * Who wins at equal priority.
     *
     * @param newChoice the oldest messages, unless set
     * @return this
     */
    public Builder choice(Choice newChoice) {
      choice = newChoice;
      return this;
    }

    /**
     * Who is told of commits.
     *
     * @param newObserver null for nobody
     * @return this
     */
    public Builder observer(@Nullable Observer newObserver) {
      observer = newObserver;
      return this;
    }

    /**
     * One more input.
     *
     * @param input behind the others
     * @return this
     */
    public Builder input(Input input) {
      inputs.add(input);
      return this;
    }

    Builder inputs(List<Input> more) {
      inputs.addAll(more);
      return this;
    }

    /**
     * How many inputs there are so far.
     *
     * @return the index of the next
     */
    public int size() {
      return inputs.size();
    }

    /**
     * Of the inputs from an index on, each of which may stay empty, a match takes only so many.
     *
     * @param from the index of the first of them
     * @param least how many at least
     * @param most how many at most: as many as possible
     * @return this
     */
    public Builder quota(int from, int least, int most) {
      quotas.add(new Quota(from, inputs.size(), least, most));
      return this;
    }

    /**
     * A condition on what the inputs from an index on take together. It must be pure: it may run
     * many times, or not at all. One that throws is logged, and does not hold.
     *
     * @param from the index of the first of them
     * @param test gets what these inputs take, laid out as for the {@linkplain Rule reaction}
     * @return this
     */
    public Builder guard(int from, Predicate<Object[]> test) {
      guards.add(new Guard(from, inputs.size(), test));
      return this;
    }

    /**
     * Reserves room for one message in a bounded place: the match waits until there is some.
     *
     * @param place to which the taker will send
     * @return this
     * @throws IllegalArgumentException if the place has no buffer
     */
    public Builder room(Place place) {
      place.requireBuffer();
      rooms.add(place);
      return this;
    }

    /**
     * Makes it.
     *
     * @return the pattern
     * @throws IllegalArgumentException if an input has a key, and there is nothing that it must be
     *     equal to, or all that have one may be empty
     */
    public Pattern build() {
      var pattern = new Pattern(this);
      pattern.requireKeysToCompare();
      return pattern;
    }
  }

  private void requireKeysToCompare() {
    var keyed = inputs.stream().filter(input -> input.key() != null).toList();
    if (keyed.size() == 1 && keyed.getFirst().most() == 1) {
      throw new IllegalArgumentException(
          "pattern '"
              + name()
              + "': only '"
              + keyed.getFirst().place().name()
              + "' has a key (by), and nothing that it must be equal to; use where, or give another"
              + " term a key");
    }
    if (!keyed.isEmpty() && !surelyTakesByKey(keyed)) {
      throw new IllegalArgumentException(
          "pattern '"
              + name()
              + "': all terms that have a key (by) may be empty, and then there is none; let one of"
              + " them take at least one message");
    }
  }

  private boolean surelyTakesByKey(List<Input> keyed) {
    return keyed.stream().anyMatch(input -> input.least() > 0)
        || quotas.stream()
            .anyMatch(quota ->
                quota.least() > 0
                    && inputs.subList(quota.from(), quota.to()).stream()
                        .allMatch(input -> input.key() != null));
  }

  /**
   * The name, or the inputs where it has none.
   *
   * @return never empty
   */
  public String name() {
    return name != null ? name : shape();
  }

  /**
   * The higher wins.
   *
   * @return 0 is ordinary
   */
  public int priority() {
    return priority;
  }

  /**
   * Who wins at equal priority.
   *
   * @return the oldest messages, unless set
   */
  public Choice choice() {
    return choice;
  }

  /**
   * What to take.
   *
   * @return an immutable list
   */
  public List<Input> inputs() {
    return inputs;
  }

  /**
   * Where it reserves room, as often as it does so.
   *
   * @return an immutable list
   */
  public List<Place> rooms() {
    return rooms;
  }

  /** Every place that it names, once. */
  List<Place> places() {
    var places = new LinkedHashSet<Place>();
    inputs.forEach(input -> places.add(input.place()));
    places.addAll(rooms);
    return List.copyOf(places);
  }

  List<Quota> quotas() {
    return quotas;
  }

  /**
   * Whether conditions look at several messages together.
   *
   * @return true if it has one
   */
  public boolean isGuarded() {
    return !guards.isEmpty();
  }

  List<Guard> guards() {
    return guards;
  }

  /** One entry for each different place, in the order of the inputs. */
  Need[] needs() {
    return needs;
  }

  /** How many messages a match takes at most. */
  int size() {
    return size;
  }

  /** All inputs have fixed counts. */
  boolean isFixed() {
    return fixed;
  }

  boolean hasPeeks() {
    return peeks;
  }

  /** One message of one place, whatever it is, and nothing more: what a plain receiver wants. */
  boolean isPlain() {
    return size == 1
        && priority == 0
        && choice == Choice.oldest()
        && guards.isEmpty()
        && rooms.isEmpty()
        && inputs.size() == 1
        && inputs.getFirst().isBare()
        && inputs.getFirst().isFixed()
        && !peeks;
  }

  /** No place stands in two inputs. */
  boolean isLinear() {
    return needs.length == inputs.size();
  }

  /**
   * Whether each match takes something: if not, it is enabled without end.
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

  @Nullable Observer observer() {
    return observer;
  }

  /** What the reaction gets; see {@link Rule#install}. */
  Object[] layout(Message[] messages, int @Nullable [] counts) {
    return layout(messages, counts, 0, inputs.size());
  }

  /** The same for what some of the inputs take. */
  Object[] layout(Message[] messages, int @Nullable [] counts, int from, int to) {
    var values = new Object[counts == null ? messages.length : entries(counts, from, to)];
    var next = 0;
    if (counts == null) {
      for (; next < values.length; next++) {
        values[next] = messages[next].value;
      }
      return values;
    }
    var entry = 0;
    for (var i = from; i < to; i++) {
      var some = new Object[counts[i]];
      for (var k = 0; k < some.length; k++) {
        some[k] = messages[next++].value;
      }
      if (inputs.get(i).isFixed()) {
        System.arraycopy(some, 0, values, entry, some.length);
        entry += some.length;
      } else {
        values[entry++] = new Bunch(List.of(some));
      }
    }
    return values;
  }

  private int entries(int[] counts, int from, int to) {
    var entries = 0;
    for (var i = from; i < to; i++) {
      entries += inputs.get(i).isFixed() ? counts[i] : 1;
    }
    return entries;
  }

  /** The inputs as text: {@code back*9 & idle}. */
  private String shape() {
    var known = shape;
    if (known == null) {
      known = describe();
      shape = known;
    }
    return known;
  }

  private String describe() {
    if (inputs.isEmpty() && rooms.isEmpty()) {
      return "nothing";
    }
    var text = new StringJoiner(" & ");
    for (var i = 0; i < inputs.size(); i++) {
      var quota = quotaAt(i);
      if (quota == null) {
        text.add(inputs.get(i).toString());
      } else {
        text.add(shape(quota));
        i = quota.to() - 1;
      }
    }
    rooms.forEach(place -> text.add("room in " + place.name()));
    return text + (guards.isEmpty() ? "" : " where ...");
  }

  private String shape(Quota quota) {
    var some = new StringJoiner(", ", "(", ")");
    inputs.subList(quota.from(), quota.to()).forEach(input -> some.add(input.place().name()));
    return (quota.least() == quota.most() ? "" : "at most ") + quota.most() + " of " + some;
  }

  /** The quota that begins at an input. */
  private @Nullable Quota quotaAt(int input) {
    for (var quota : quotas) {
      if (quota.from() == input && quota.to() > input) {
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
