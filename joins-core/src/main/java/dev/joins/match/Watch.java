package dev.joins.match;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is told of each message that stays pending at a place: sent, and not taken at once.
 */
public final class Watch {
  private final Place place;
  private final @Nullable Predicate<Object> filter;
  private final Consumer<Posted> told;

  Watch(Place place, @Nullable Predicate<Object> filter, Consumer<Posted> told) {
    this.place = place;
    this.filter = filter;
    this.told = told;
  }

  /** Is told after the lock is given back; the message may be taken by then. */
  void tell(Message message, Group locked) {
    locked.add(() -> {
      if (filter == null
          || (!(message.value instanceof Failure) && UserCode.test(filter, message.value))) {
        told.accept(message);
      }
    });
  }

  /** Is told no more. */
  public void remove() {
    var locked = Group.lock(place);
    try {
      place.followers().remove(this);
    } finally {
      locked.release();
    }
  }
}
