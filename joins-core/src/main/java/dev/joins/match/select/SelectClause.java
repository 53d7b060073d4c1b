package dev.joins.match.select;

import dev.joins.match.pattern.Pattern;
import dev.joins.match.store.Place;
import java.util.Objects;

/** One of the things that a select offers, of which it does exactly one. */
public sealed interface SelectClause {
  /**
   * Returns the priority: the higher is chosen where several are possible.
   *
   * @return 0 is ordinary
   */
  int priority();

  /**
   * Takes what a pattern wants.
   *
   * @param pattern at least one input, or room that it waits for
   */
  record Take(Pattern pattern) implements SelectClause {
    /** Checks that the pattern waits for something. */
    public Take {
      if (pattern.inputs().isEmpty() && pattern.rooms().isEmpty()) {
        throw new IllegalArgumentException(
            "pattern '" + pattern.name() + "' has no term; only one with a delay needs none");
      }
    }

    @Override
    public int priority() {
      return pattern.priority();
    }
  }

  /**
   * Takes what a pattern wants, when some time has passed since the start of the selection.
   *
   * @param pattern may be without input: then time is all that it waits for
   * @param delayNanos how long; 0 for as soon as nothing else is possible at once
   */
  record TakeAfter(Pattern pattern, long delayNanos) implements SelectClause {
    /** Checks the delay. */
    public TakeAfter {
      if (delayNanos < 0) {
        throw new IllegalArgumentException("a delay of " + delayNanos + " ns is negative");
      }
    }

    @Override
    public int priority() {
      return pattern.priority();
    }
  }

  /**
   * Gives one message.
   *
   * @param place where to
   * @param value the message
   * @param priority see {@link SelectClause#priority()}
   */
  record Give(Place place, Object value, int priority) implements SelectClause {
    /** Checks that there is a message. */
    public Give {
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(value, "a message must not be null");
    }
  }
}
