package dev.joins.match.plan;

import dev.joins.match.store.Link;
import dev.joins.match.store.Message;
import dev.joins.match.store.Place;
import org.jspecify.annotations.Nullable;

/** Where an input of a plan finds the messages that it can take, in the order of its choice. */
interface Supply {
  /** Returns how many there are, whatever their key. */
  int count();

  /** Returns whether it is one of them. */
  boolean has(Message message);

  /**
   * Returns the first with this key, from which links lead to the others; null for the key: of all.
   */
  @Nullable Link first(@Nullable Object key);

  /** Returns the link of one of its messages, which has this key. */
  Link linkOf(Message message, @Nullable Object key);

  /** Returns whether the best comes first, not the oldest. */
  default boolean isRanked() {
    return false;
  }

  /** Compares two of its messages: less than zero if the one is chosen before the other. */
  default int compare(Message one, Message other) {
    return Long.compare(one.arrival, other.arrival);
  }

  /** All that is pending: for an input without filter, key or order. */
  record All(Place place) implements Supply {
    @Override
    public int count() {
      return place.queue.size;
    }

    @Override
    public boolean has(Message message) {
      return message.place == place;
    }

    @Override
    public Link linkOf(Message message, @Nullable Object key) {
      return message;
    }

    @Override
    public @Nullable Link first(@Nullable Object key) {
      return place.queue.first;
    }
  }
}
