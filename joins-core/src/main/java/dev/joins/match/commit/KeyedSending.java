package dev.joins.match.commit;

import dev.joins.internal.Ways;
import dev.joins.match.plan.PatternLine;
import dev.joins.match.store.Index;
import dev.joins.match.store.LockGroup;
import dev.joins.match.store.Message;
import dev.joins.match.store.Place;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The short way for places whose messages one installed pattern takes by a key, and nobody else
 * wants. The key is asked for before the lock; under it, what the message completes is looked up
 * before it enters. If that is nothing, it stays, in its queue and in the one index; or else it
 * enters neither.
 */
final class KeyedSending {
  private KeyedSending() {}

  /** False, with nothing done, if it is not that simple, or its sender has to wait. */
  static boolean goesShortly(Place place, Object value, @Nullable PostedMessage posted) {
    var indexes = place.indexes();
    if (indexes.length != 1 || Ways.recorded || Ways.longOnly) {
      return false;
    }
    var key = indexes[0].screen(value);
    Rule rule;
    Object[] values;
    var group = place.group.lock();
    group.admitUserCode();
    try {
      if (!place.queue.byKey || place.followers().indexes() != indexes) {
        return false;
      }
      place.queue.used = true;
      var line = (PatternLine) Objects.requireNonNull(place.queue.seats).line;
      var others = key == null || line.missing > 1 ? null : line.completedBy(place, key);
      if (others == null) {
        return stays(place, value, posted, indexes[0], key, group);
      }
      if (others.length == 0 || !isSimple(line) || !(line.first instanceof Rule first)) {
        return false;
      }
      rule = first;
      values = Departure.around(others, value);
      rule.fired++;
    } finally {
      group.dismissUserCode();
      group.unlock();
    }
    rule.reaction.accept(values);
    return true;
  }

  private static boolean stays(
      Place place,
      Object value,
      @Nullable PostedMessage posted,
      Index index,
      @Nullable Object key,
      LockGroup group) {
    var queue = place.queue;
    if (queue.size >= queue.capacity) {
      return false;
    }
    var message = new Message(place, value, group.nextAge());
    queue.appendReleased(message);
    index.enter(message, key);
    if (posted != null) {
      posted.message = message;
    }
    return true;
  }

  /** Nobody has to be told that messages leave. */
  private static boolean isSimple(PatternLine line) {
    for (var seat : line.seats) {
      if (!seat.queue.byKey || seat.queue.firstWaiting != null) {
        return false;
      }
    }
    return true;
  }
}
