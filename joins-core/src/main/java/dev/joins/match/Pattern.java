package dev.joins.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What a taker waits for, as data: so many messages of each of these places, all or none.
 * Immutable.
 */
public final class Pattern {
  /** More messages than this in one match is a mistake of units, not a pattern. */
  private static final int MOST_MESSAGES = 1_000_000;

  /**
   * One term: {@code count} messages of {@code place}.
   *
   * @param place where from
   * @param count how many, at least 1
   */
  public record Input(Place place, int count) {
    /** Checks the count. */
    public Input {
      if (count < 1 || count > MOST_MESSAGES) {
        throw new IllegalArgumentException(
            "a pattern cannot take "
                + count
                + " messages of '"
                + place.name()
                + "'; take from 1 to "
                + MOST_MESSAGES);
      }
    }
  }

  /** All that is wanted of one place, which may stand in several inputs. */
  record Need(Place place, int count) {
    boolean met() {
      return place.messages().size() >= count;
    }
  }

  private final @Nullable String name;
  private final int priority;
  private final List<Input> inputs;
  private final Need[] needs;
  private final int size;
  private final @Nullable Observer observer;

  /**
   * A pattern; without inputs it is always enabled, which is of use only with a delay.
   *
   * @param name for reports and traces; null for one made of the inputs
   * @param priority the higher wins where several patterns are enabled; 0 is ordinary
   * @param inputs what to take
   * @param observer is told of commits; null for nobody
   */
  public Pattern(
      @Nullable String name, int priority, List<Input> inputs, @Nullable Observer observer) {
    this.name = name;
    this.priority = priority;
    this.inputs = List.copyOf(inputs);
    this.observer = observer;
    this.needs = needs(this.inputs);
    this.size = this.inputs.stream().mapToInt(Input::count).sum();
  }

  private static Need[] needs(List<Input> inputs) {
    var counts = new LinkedHashMap<Place, Integer>();
    inputs.forEach(input -> counts.merge(input.place(), input.count(), Integer::sum));
    var needs = new ArrayList<Need>();
    counts.forEach((place, count) -> needs.add(new Need(place, count)));
    return needs.toArray(Need[]::new);
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
   * What to take.
   *
   * @return an immutable list
   */
  public List<Input> inputs() {
    return inputs;
  }

  /** One entry for each different place, in the order of the inputs. */
  Need[] needs() {
    return needs;
  }

  /** How many messages a match takes. */
  int size() {
    return size;
  }

  /** One message of one place: what a plain receiver waits for. */
  boolean isSingle() {
    return size == 1;
  }

  /** No place stands in two inputs. */
  boolean isLinear() {
    return needs.length == inputs.size();
  }

  @Nullable Observer observer() {
    return observer;
  }

  /** The inputs as text: {@code back*9 & idle}. */
  private String shape() {
    if (inputs.isEmpty()) {
      return "nothing";
    }
    var shape = new StringJoiner(" & ");
    for (var input : inputs) {
      shape.add(input.place().name() + (input.count() == 1 ? "" : "*" + input.count()));
    }
    return shape.toString();
  }

  /** What is there of what is wanted: {@code deliver: back has 8 of 9, idle has 1 of 1}. */
  String progress() {
    var counts = new StringJoiner(", ", name() + ": ", "");
    for (var need : needs) {
      counts.add(
          need.place().name() + " has " + need.place().messages().size() + " of " + need.count());
    }
    return counts.toString();
  }

  @Override
  public String toString() {
    return name != null ? name + " (" + shape() + ")" : shape();
  }
}
