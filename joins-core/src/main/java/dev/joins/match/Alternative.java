package dev.joins.match;

import java.util.Objects;

/** One of the things that a {@link Selection} offers. */
public sealed interface Alternative {
  /**
   * The higher is chosen where several are possible.
   *
   * @return 0 is ordinary
   */
  int priority();

  /**
   * Takes what a pattern wants.
   *
   * @param pattern may be without input if there is a delay
   * @param delayNanos how long after the start of the selection this becomes possible; 0 for at
   *     once
   */
  record Take(Pattern pattern, long delayNanos) implements Alternative {
    /** Checks that the alternative waits for something. */
    public Take {
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
   * @param priority see {@link Alternative#priority()}
   */
  record Give(Place place, Object value, int priority) implements Alternative {
    /** Checks that there is a message. */
    public Give {
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(value, "a message must not be null");
    }
  }
}
