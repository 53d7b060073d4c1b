package dev.joins.match.commit;

import dev.joins.Failure;
import dev.joins.Posted;
import dev.joins.match.store.Attachment;
import dev.joins.match.store.Followers;
import dev.joins.match.store.Message;
import dev.joins.match.store.Place;
import dev.joins.match.store.UserCode;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A watcher's subscription to some of the messages of one place. */
public final class Watch implements Followers.Follower {
  /**
   * A message in the hand of a watcher: the same while it is pending, and if it was lent and is put
   * back.
   */
  public static final class Watched extends Attachment implements Posted {
    private final Watch watch;
    private final long age;
    private volatile PostedMessage posted;
    private @Nullable Duration since;

    private Watched(Watch watch, Message message) {
      this.watch = watch;
      this.age = message.arrival;
      this.posted = PostedMessage.of(message);
    }

    @Override
    protected boolean lasts() {
      return true;
    }

    /**
     * Returns when the watcher has heard of it first.
     *
     * @param clock is asked then
     * @return always the same
     */
    public synchronized Duration since(Supplier<Duration> clock) {
      var known = since;
      if (known == null) {
        known = clock.get();
        since = known;
      }
      return known;
    }

    /**
     * Returns its age.
     *
     * @return less than those of all that were sent after it
     */
    public long age() {
      return age;
    }

    @Override
    public boolean withdraw() {
      return posted.withdraw();
    }

    @Override
    public boolean isPending() {
      return posted.isPending();
    }

    @Override
    public Object value() {
      return posted.value();
    }

    @Override
    protected void leave() {}

    @Override
    protected boolean isGivenUp() {
      return watch.removed;
    }

    @Override
    public String toString() {
      return posted.toString();
    }
  }

  private final Place place;
  private final @Nullable Predicate<Object> filter;
  private final Watcher watcher;

  /** Guarded by the lock. */
  private boolean removed;

  Watch(Place place, @Nullable Predicate<Object> filter, Watcher watcher) {
    this.place = place;
    this.filter = filter;
    this.watcher = watcher;
  }

  @Override
  public Runnable stays(Message message) {
    var watched = watched(message);
    return () -> {
      if (isMeant(message)) {
        watcher.stays(watched);
      }
    };
  }

  @Override
  public Runnable leaves(Message message) {
    var watched = watched(message);
    return () -> watcher.leaves(watched);
  }

  private Watched watched(Message message) {
    for (var each = message.attachments(); each != null; each = each.sibling()) {
      if (each instanceof Watched watched && watched.watch == this) {
        watched.posted = PostedMessage.of(message);
        return watched;
      }
    }
    var watched = new Watched(this, message);
    message.attach(watched);
    return watched;
  }

  private boolean isMeant(Message message) {
    return filter == null
        || (!(message.value instanceof Failure) && UserCode.test(filter, message.value, place));
  }

  /** Ends it: the watcher is told no more, once calls that have begun are over. */
  public void remove() {
    var act = Act.over(place);
    try {
      removed = true;
      place.remove(this);
    } finally {
      act.release();
    }
  }
}
