package dev.joins.match.commit;

import dev.joins.Failure;
import dev.joins.match.store.Followers;
import dev.joins.match.store.Message;
import dev.joins.match.store.Place;
import dev.joins.match.store.UserCode;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A watcher's subscription to some of the messages of one place. */
public final class Watch implements Followers.Follower {
  private final Place place;
  private final @Nullable Predicate<Object> filter;
  private final Watcher watcher;

  Watch(Place place, @Nullable Predicate<Object> filter, Watcher watcher) {
    this.place = place;
    this.filter = filter;
    this.watcher = watcher;
  }

  @Override
  public Runnable stays(Message message) {
    return () -> {
      if (isMeant(message)) {
        watcher.stays(PostedMessage.of(message));
      }
    };
  }

  @Override
  public Runnable leaves(Message message) {
    return () -> watcher.leaves(PostedMessage.of(message));
  }

  private boolean isMeant(Message message) {
    return filter == null
        || (!(message.value instanceof Failure) && UserCode.test(filter, message.value, place));
  }

  /** Ends it: the watcher is told no more, once calls that have begun are over. */
  public void remove() {
    var act = Act.over(place);
    try {
      place.remove(this);
    } finally {
      act.release();
    }
  }
}
