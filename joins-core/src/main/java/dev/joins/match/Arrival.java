package dev.joins.match;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How a message comes into its place, under the lock of the place's group; {@link Commit} is how it
 * leaves. Two steps, since a sender that would have to wait may rather take it back: {@link
 * #enqueue}, and then {@link #settle} or {@link #note}.
 */
final class Arrival {
  /**
   * One count for all places, or the ages of messages of different places could not be compared.
   */
  private static final AtomicLong COUNT = new AtomicLong();

  private Arrival() {}

  /** Puts a message into the queue, as waiting. */
  static Message enqueue(Place place, Object value, @Nullable Offer owner) {
    Objects.requireNonNull(value, "a message must not be null");
    if (place.isClosed()) {
      throw new ChannelClosedException(place.closedText());
    }
    var message = new Message(place, value, COUNT.incrementAndGet());
    message.owner = owner;
    place.messages().append(message);
    return message;
  }

  /**
   * The last message has just arrived: commits the match that it completes, if any.
   *
   * @return whether its sender can go on: it was taken, or lies within the capacity
   */
  static boolean settle(Message message, Group locked) {
    var place = message.place;
    var match = Matcher.bestAt(place);
    if (match != null) {
      note(message);
      Commit.of(match, locked);
      var receiver = match.taker().offer();
      if (receiver != null) {
        place.meeting().with(receiver, Preference.RECEIVER, locked);
      }
      return true;
    }
    if (place.messages().hasRoom()) {
      note(message);
      Commit.refill(place.messages(), locked);
      return true;
    }
    return false;
  }

  /** It is sent, or at least offered: whoever watches the place is told. */
  static void note(Message message) {
    var observer = message.place.observer();
    if (observer != null) {
      observer.sent(message.place, message.value);
    }
  }
}
