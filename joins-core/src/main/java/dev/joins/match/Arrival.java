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
   * The last message has just arrived: commits the match that it completes, if any; or several, as
   * long as they only peek at it.
   *
   * @param waits its sender will wait if it must, so that it stays
   * @return whether its sender can go on: it was taken, or lies within the capacity
   */
  static boolean settle(Message message, boolean waits, Group locked) {
    var place = message.place;
    var match = Matcher.bestWith(message);
    var noted = match != null;
    if (noted) {
      note(message);
    }
    while (match != null) {
      commit(match, place, locked);
      if (!message.linked) {
        return true;
      }
      if (!message.released && place.messages().hasRoom()) { // before whoever waits for room
        Commit.release(message, locked);
      }
      match = Matcher.better(Matcher.bestWith(message), locked.bestByRoom());
    }
    if (message.released) { // already, in the course of a match that only looked at it
      return true;
    }
    var queue = place.messages();
    var goesOn = queue.hasRoom() || message.holdsRoom;
    if (!noted && (goesOn || waits)) {
      note(message);
    }
    if (queue.hasRoom()) {
      Commit.release(message, locked);
    } else if (goesOn) {
      queue.addWaiting(message); // behind others that wait, but its sender need not
      Commit.refill(place, locked);
    } else if (waits) {
      queue.addWaiting(message);
    }
    return goesOn;
  }

  /**
   * The same for a sender that will not wait, and takes its message back if it cannot go on: where
   * there is no room, a match that only looks at it would see what is never sent.
   */
  static boolean trySettle(Message message, Group locked) {
    if (message.place.messages().hasRoom()) {
      return settle(message, false, locked);
    }
    var match = Matcher.bestTaking(message);
    if (match == null) {
      return false;
    }
    note(message);
    commit(match, message.place, locked);
    return true;
  }

  private static void commit(Match match, Place place, Group locked) {
    Commit.of(match, locked);
    place.meeting().withTaker(match.taker(), locked);
  }

  /** It is sent, or at least offered: whoever watches the place is told. */
  private static void note(Message message) {
    noteSent(message.place, message.value);
  }

  static void noteSent(Place place, Object value) {
    var observer = place.observer();
    if (observer != null) {
      UserCode.tell(() -> observer.sent(place, value));
    }
  }
}
