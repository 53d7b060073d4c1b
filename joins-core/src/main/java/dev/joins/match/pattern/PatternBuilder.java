package dev.joins.match.pattern;

import dev.joins.Choice;
import dev.joins.Observer;
import dev.joins.internal.Text;
import dev.joins.match.store.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Collects what a pattern is made of. For one thread. */
public final class PatternBuilder {
  @Nullable String name;
  int priority;
  Choice choice = Choice.oldest();
  @Nullable Observer observer;
  final List<Input> inputs = new ArrayList<>();
  final List<Quota> quotas = new ArrayList<>();
  final List<Guard> guards = new ArrayList<>();
  final List<Place> rooms = new ArrayList<>();

  /** Makes the builder of a pattern that takes nothing, as yet. */
  public PatternBuilder() {}

  /**
   * Names the pattern for reports and traces.
   *
   * @param newName null for one made of the inputs
   * @return this
   */
  public PatternBuilder named(@Nullable String newName) {
    name = newName == null ? null : Text.line(newName);
    return this;
  }

  /**
   * Sets the priority: the higher wins where several patterns are enabled.
   *
   * @param newPriority 0 is ordinary
   * @return this
   */
  public PatternBuilder priority(int newPriority) {
    priority = newPriority;
    return this;
  }

  /**
   * Sets who wins at equal priority.
   *
   * @param newChoice the oldest messages, unless set
   * @return this
   */
  public PatternBuilder choice(Choice newChoice) {
    choice = newChoice;
    return this;
  }

  /**
   * Sets who is told of commits.
   *
   * @param newObserver null for nobody
   * @return this
   */
  public PatternBuilder observer(@Nullable Observer newObserver) {
    observer = newObserver;
    return this;
  }

  /**
   * Adds an input.
   *
   * @param input behind the others
   * @return this
   */
  public PatternBuilder input(Input input) {
    inputs.add(input);
    return this;
  }

  /**
   * Adds several inputs.
   *
   * @param more behind the others
   * @return this
   */
  public PatternBuilder inputs(List<Input> more) {
    inputs.addAll(more);
    return this;
  }

  /**
   * Returns how many inputs there are so far.
   *
   * @return the index of the next
   */
  public int size() {
    return inputs.size();
  }

  /**
   * Limits how many of the inputs from an index on, each of which may stay empty, a match takes.
   *
   * @param from the index of the first of them
   * @param least how many at least
   * @param most how many at most: as many as possible
   * @return this
   * @throws IllegalArgumentException if one of them chooses the best message
   */
  public PatternBuilder quota(int from, int least, int most) {
    for (var input : inputs.subList(from, inputs.size())) {
      if (input.ranking() != null) {
        throw new IllegalArgumentException(
            "'"
                + input.place().name
                + input.ranking()
                + "' cannot be one of several of which only some are taken (someOf, atMost): those"
                + " with the oldest messages are, whatever is best");
      }
    }
    quotas.add(new Quota(from, inputs.size(), least, most));
    return this;
  }

  /**
   * Adds a condition on what the inputs from an index on take together. It must be pure: it may run
   * many times, or not at all. One that throws is logged, and does not hold.
   *
   * @param from the index of the first of them
   * @param test gets what these inputs take, laid out as for who takes the match
   * @return this
   */
  public PatternBuilder guard(int from, Predicate<Object[]> test) {
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
  public PatternBuilder room(Place place) {
    place.requireBuffer();
    rooms.add(place);
    return this;
  }

  /**
   * Makes the pattern.
   *
   * @return the pattern
   * @throws IllegalArgumentException if an input has a key, and there is nothing that it must be
   *     equal to, or all that have one may be empty
   */
  public Pattern build() {
    var pattern = new Pattern(this);
    var keyed = new ArrayList<Input>(0);
    for (var input : inputs) {
      if (input.key() != null) {
        keyed.add(input);
      }
    }
    if (!keyed.isEmpty()) {
      requireKeysToCompare(keyed, pattern.name());
    }
    return pattern;
  }

  private void requireKeysToCompare(List<Input> keyed, String patternName) {
    if (keyed.size() == 1 && keyed.getFirst().most() == 1) {
      throw new IllegalArgumentException(
          "pattern '"
              + patternName
              + "': only '"
              + keyed.getFirst().place().name
              + "' has a key (by), and nothing that it must be equal to; use where, or give another"
              + " term a key");
    }
    if (!surelyTakesByKey(keyed)) {
      throw new IllegalArgumentException(
          "pattern '"
              + patternName
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
}
