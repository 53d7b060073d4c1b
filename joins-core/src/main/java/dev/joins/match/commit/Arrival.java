package dev.joins.match.commit;

import dev.joins.ChannelClosedException;
import dev.joins.Preference;
import dev.joins.match.plan.Match;
import dev.joins.match.plan.Matcher;
import dev.joins.match.store.Message;
import dev.joins.match.store.Place;
import dev.joins.match.store.TimedMessage;
import dev.joins.match.store.UserCode;
import dev.joins.tasklet.Tasklet;
import org.jspecify.annotations.Nullable;

/**
 * How a message comes into its place, on the long way, under the lock of the place's group; {@link
 * Departure} is how it leaves. Two steps, since a sender that would have to wait may rather take it
 * back: {@link #enqueue} and {@link #settle}, or {@link #trySettle}. What was taken comes back by
 * {@link #putBack}.
 */
public final class Arrival {
  private Arrival() {}

  /**
   * Puts a message into the queue.
   *
   * @param place where to
   * @param value the message
   * @param screening as it was screened before the lock was taken
   * @param giver who waits for it; null for nobody yet
   * @param locked the group of the place
   * @return linked; to be settled, or taken out again
   * @throws ChannelClosedException if the place is closed
   */
  public static Message enqueue(
      Place place,
      Object value,
      @Nullable Screening screening,
      @Nullable Offer giver,
      Locked locked) {
    if (place.isClosed()) {
      throw new ChannelClosedException(place.closedText());
    }
    var arrival = locked.nextAge();
    var message =
        CommitEvent.isWanted()
            ? new TimedMessage(place, value, arrival)
            : new Message(place, value, arrival);
    message.giver = giver;
    place.queue.append(message);
    Screening.enter(message, screening);
    return message;
  }

  /**
   * Settles what becomes of the message that has just arrived. If there is room, it is sent,
   * whoever may look at it; otherwise its sender waits until there is. Commits the match that it
   * completes, if any; or several, as long as they only look at it.
   *
   * @param message the last
   * @param locked the group of its place
   * @return whether its sender can go on: it was taken, or lies within the capacity
   */
  public static boolean settle(Message message, Locked locked) {
    var place = message.place;
    var fits = place.queue.hasRoom();
    noteSent(place, message.value);
    if (fits) {
      place.queue.release(message);
      Departure.letGo(message, locked);
    } else {
      place.queue.addWaiting(message);
      if (message.holdsRoom) { // it waits only if it is behind others that do
        Departure.refill(place, locked);
      }
    }
    if (isTakenAtOnce(message, locked)) {
      return true;
    }
    if (fits) {
      locked.addAll(place.followers().stays(message)); // not those that were taken at once
    }
    return message.released || message.holdsRoom;
  }

  /** Commits the match that a message completes; or several, as long as they only look at it. */
  private static boolean isTakenAtOnce(Message message, Locked locked) {
    for (var match = Matcher.bestWith(message);
        match != null;
        match = Match.better(Matcher.bestWith(message), locked.bestByRoom())) {
      commit(match, message.place, locked);
      if (!message.linked) {
        return true;
      }
    }
    return false;
  }

  /**
   * Puts a message in where another stood that was taken, and commits the match that it completes.
   *
   * @param message of the same age
   * @param taken has left
   * @param screening as it was screened before the lock was taken
   * @param locked the group of its place
   */
  static void putBack(
      Message message, Message taken, @Nullable Screening screening, Locked locked) {
    var place = message.place;
    place.queue.putBack(message, taken);
    Screening.enter(message, screening);
    var observer = place.observer;
    if (observer != null) {
      UserCode.tell(() -> observer.putBack(place.name, taken.value, message.value));
    }
    if (!isTakenAtOnce(message, locked) && message.released) {
      locked.addAll(place.followers().stays(message));
    }
  }

  /**
   * Does the same for a sender that will not wait, and takes its message back if it cannot go on.
   * Where there is no room, only who takes it counts: a match that looks at it would see what is
   * never sent.
   *
   * @param message the last
   * @param locked the group of its place
   * @return whether it was sent
   */
  public static boolean trySettle(Message message, Locked locked) {
    if (message.place.queue.hasRoom()) {
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

  private static void commit(Match match, Place place, Locked locked) {
    Commit.of(match, locked);
    if (match.taker() instanceof Recipient receiver && receiver.giver() != null) {
      meet(place, receiver.giver(), Preference.RECEIVER, locked);
    }
  }

  /** The acting side has met a partner who waits, and who is on this side. */
  static void meet(Place place, @Nullable Offer partner, Preference itsSide, Locked locked) {
    if (place.policy.scheduleAll()) {
      locked.add(Tasklet::schedule);
    } else if (partner != null && place.policy.preference() == itsSide) {
      partner.goFirst();
    }
  }

  /** It is sent, or at least offered: whoever watches the place is told. */
  private static void noteSent(Place place, Object value) {
    var observer = place.observer;
    if (observer != null) {
      UserCode.tell(() -> observer.sent(place.name, value));
    }
  }
}
