package dev.joins.match;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How a message comes into its place, under the lock of the place's group; {@link Commit} is how it
 * leaves. Two steps, since a sender that would have to wait may rather take it back: {@link
 * #enqueue} and {@link #settle}, and then {@link #trySettle}. A message that is taken at once by
 * the only taker there need not come in at all: see {@link Handover}.
 */
final class Arrival {
  /**
   * One count for all places, or the ages of messages of different places could not be compared.
   */
  private static final AtomicLong COUNT = new AtomicLong();

  private Arrival() {}

  /** Puts a message into the queue. */
  static Message enqueue(
      Place place, Object value, @Nullable Screening screening, @Nullable Offer owner) {
    if (place.isClosed()) {
      throw new ChannelClosedException(place.closedText());
    }
    var arrival = COUNT.incrementAndGet();
    var message =
        CommitEvent.isWanted()
            ? new TimedMessage(place, value, arrival)
            : new Message(place, value, arrival);
    message.owner = owner;
    place.messages().append(message);
    Screening.enter(message, screening);
    return message;
  }

  /**
   * The last message has just arrived. If there is room, it is sent, whoever may look at it;
   * otherwise its sender waits until there is. Commits the match that it completes, if any; or
   * several, as long as they only look at it.
   *
   * @return whether its sender can go on: it was taken, or lies within the capacity
   */
  static boolean settle(Message message, Group locked) {
    var place = message.place;
    var fits = place.messages().hasRoom();
    noteSent(place, message.value);
    if (fits) {
      Commit.admit(message, locked);
    } else {
      place.messages().addWaiting(message);
      if (message.holdsRoom) { // it waits only if it is behind others that do
        Commit.refill(place, locked);
      }
    }
    for (var match = Matcher.bestWith(message);
        match != null;
        match = Matcher.better(Matcher.bestWith(message), locked.bestByRoom())) {
      commit(match, place, locked);
      if (!message.linked) {
        return true;
      }
    }
    if (fits) {
      place.followers().stays(message, locked); // not those that were taken at once
    }
    return message.released || message.holdsRoom;
  }

  /**
   * The same for a sender that will not wait, and takes its message back if it cannot go on. Where
   * there is no room, only who takes it counts: a match that looks at it would see what is never
   * sent.
   */
  static boolean trySettle(Message message, Group locked) {
    if (message.place.messages().hasRoom()) {
      return settle(message, locked);
    }
    var match = Matcher.bestTaking(message);
    if (match == null) {
      return false;
    }
    noteSent(message.place, message.value);
    commit(match, message.place, locked);
    return true;
  }

  private static void commit(Match match, Place place, Group locked) {
    Commit.of(match, locked);
    place.meeting().withTaker(match.taker(), locked);
  }

  /** It is sent, or at least offered: whoever watches the place is told. */
  static void noteSent(Place place, Object value) {
    var observer = place.observer();
    if (observer != null) {
      UserCode.tell(() -> observer.sent(place, value));
    }
  }
}
