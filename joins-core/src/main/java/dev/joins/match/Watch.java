package dev.joins.match;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** That a watcher is told of some of the messages of a place, until it is removed. */
public final class Watch {
  private final Place place;
  private final @Nullable Predicate<Object> filter;
  private final Watcher watcher;

  Watch(Place place, @Nullable Predicate<Object> filter, Watcher watcher) {
    this.place = place;
    this.filter = filter;
    this.watcher = watcher;
  }

  void stays(Message message, Group locked) {
    message.watched = true;
    locked.add(() -> {
      if (isMeant(message)) {
        watcher.stays(message);
      }
    });
  }

  void leaves(Message message, Group locked) {
    locked.add(() -> watcher.leaves(message));
  }

  private boolean isMeant(Message message) {
    return filter == null
        || (!(message.value instanceof Failure) && UserCode.test(filter, message.value));
  }

  /** The watcher is told no more, once calls that have begun are over. */
  public void remove() {
    var locked = Group.lock(place);
    try {
      place.followers().remove(this);
    } finally {
      locked.release();
    }
  }
}
