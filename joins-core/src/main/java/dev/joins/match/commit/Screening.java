package dev.joins.match.commit;

import dev.joins.match.store.Index;
import dev.joins.match.store.Message;
import dev.joins.match.store.Place;
import org.jspecify.annotations.Nullable;

/**
 * What the indexes of a place make of a value that is about to be sent there. Made before the lock
 * is taken, since filters and keys are the user's code; where the indexes have changed meanwhile,
 * which is rare, they are asked again under the lock.
 */
public final class Screening {
  private final Index[] indexes;
  private final @Nullable Object[] keys;

  private Screening(Index[] indexes, Object value) {
    this.indexes = indexes;
    this.keys = new @Nullable Object[indexes.length];
    for (var i = 0; i < keys.length; i++) {
      keys[i] = indexes[i].screen(value);
    }
  }

  /**
   * Returns what is found at the first look at what is to be sent. Runs the user's code.
   *
   * @param place where to
   * @param value the message
   * @return null where the place has no index: nothing to ask
   */
  public static @Nullable Screening of(Place place, Object value) {
    var indexes = place.indexes();
    return indexes.length == 0 ? null : new Screening(indexes, value);
  }

  /** Enters a message that has just come. */
  static void enter(Message message, @Nullable Screening before) {
    var indexes = message.place.followers().indexes();
    if (indexes.length == 0) {
      return;
    }
    var screening =
        before != null && before.indexes == indexes
            ? before
            : new Screening(indexes, message.value);
    for (var i = 0; i < indexes.length; i++) {
      indexes[i].enter(message, screening.keys[i]);
    }
  }
}
