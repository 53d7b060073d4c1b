package dev.joins.match.commit;

import dev.joins.match.plan.PatternLine;
import dev.joins.match.store.Message;
import dev.joins.match.store.MessageQueue;
import dev.joins.match.store.Place;
import org.jspecify.annotations.Nullable;

/**
 * How messages leave their queues, by whatever way: taken by a match, alone or with others; taken
 * back by their sender; emptied out by a close. Under the lock of the group.
 *
 * <p>Whoever lets a message leave must see to three things, in this order: its sender goes on (or
 * is told otherwise); the room that it leaves goes to the first who waits for it ({@link #refill});
 * and at a closed place, takers for whom there is not enough left are told (by {@link
 * Unsatisfiable}).
 */
public final class Departure {
  private Departure() {}

  /** Takes a message out for a taker, and lets its sender go. */
  static void take(Message message, Locked locked) {
    unlink(message, locked);
    letGo(message, locked);
  }

  /**
   * Takes a message out for its sender: at a closed place a taker may become unsatisfiable.
   *
   * @param message linked
   * @param locked the group of its place
   */
  public static void withdraw(Message message, Locked locked) {
    unlink(message, locked);
    if (message.place.isClosed()) {
      locked.addDepleted(message.place);
    }
  }

  /** Takes a message out of its queue, and out of everything that follows it. */
  static void unlink(Message message, Locked locked) {
    var place = message.place;
    locked.addAll(place.followers().leaves(message));
    place.queue.unlink(message);
    var counted = place.onDeparture();
    if (counted != null) {
      locked.add(counted);
    }
  }

  /**
   * Takes the heads of all queues of a line that one message completes, which takes its place
   * behind those that are there; where nothing is odd, and nobody waits for room.
   *
   * @return laid out for the reaction
   */
  static Object[] heads(PatternLine line, Object newest) {
    var values = new Object[line.size];
    var next = 0;
    for (var seat : line.seats) {
      var queue = seat.queue;
      for (var left = seat.count; left > 0; left--) {
        var first = queue.first;
        if (first == null) {
          values[next++] = newest;
        } else {
          values[next++] = first.value;
          queue.removeFirst();
        }
      }
    }
    return values;
  }

  /**
   * Takes what goes with a message that leaves a gap among them, where nobody waits and nobody is
   * to be told.
   *
   * @return laid out for the reaction
   */
  static Object[] around(@Nullable Message[] others, Object newest) {
    var values = new Object[others.length];
    for (var i = 0; i < values.length; i++) {
      var message = others[i];
      if (message == null) {
        values[i] = newest;
      } else {
        message.place.queue.unlink(message);
        values[i] = message.value;
      }
    }
    return values;
  }

  /**
   * Takes the first message of a queue where nothing is odd; who waited with it, or for the room
   * that it leaves, can go on.
   *
   * @param queue not empty
   * @param first its first message
   * @return to be woken when the lock is given back; null for nobody
   */
  public static @Nullable Offer takeFirst(MessageQueue queue, Message first) {
    queue.removeFirst();
    var released = first;
    if (first.released) { // so it leaves room
      released = queue.firstWaiting;
      if (released == null) {
        return null;
      }
      queue.releaseFirstWaiting();
    }
    var sender = (Offer) released.giver;
    released.giver = null;
    if (sender != null) {
      sender.decide();
    }
    return sender;
  }

  /**
   * Senders of messages that have now come within the capacity go on. If there is room left,
   * patterns that wait for it are to be asked.
   */
  static void refill(Place place, Locked locked) {
    var queue = place.queue;
    for (var next = queue.firstWaiting; next != null && queue.canRelease(); ) {
      queue.releaseFirstWaiting();
      letGo(next, locked);
      locked.addAll(place.followers().stays(next));
      next = queue.firstWaiting;
    }
    if (!place.forRoom().isEmpty() && queue.hasRoom()) {
      locked.addRoomIn(place);
    }
  }

  /** Its sender, if one waits, has sent it. */
  static void letGo(Message message, Locked locked) {
    var sender = (Offer) message.giver;
    if (sender != null) {
      message.giver = null;
      sender.given(message, locked);
    }
  }
}
