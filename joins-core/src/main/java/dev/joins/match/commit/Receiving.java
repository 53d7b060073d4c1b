package dev.joins.match.commit;

import dev.joins.ChannelClosedException;
import dev.joins.Failure;
import dev.joins.Preference;
import dev.joins.internal.Ways;
import dev.joins.match.store.Place;
import dev.joins.tasklet.Steps;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How single messages are received. The short way is for places where nothing is odd, and a message
 * is there: it is the head of the queue, and at most one sender can go on.
 *
 * <p>A blocking call that is interrupted or runs out of time has taken nothing.
 */
public final class Receiving {
  private static final long NO_LIMIT = Long.MAX_VALUE;

  private Receiving() {}

  /**
   * Takes the oldest message; waits until there is one.
   *
   * @param place where from
   * @return the message
   * @throws InterruptedException if interrupted before a message was taken
   * @throws ChannelClosedException if closed, and nothing is left
   */
  public static Object receive(Place place) throws InterruptedException {
    return Objects.requireNonNull(
        receive(place, NO_LIMIT), "a wait without limit ends with a message");
  }

  /**
   * Takes the oldest message; waits at most so long.
   *
   * @param place where from
   * @param nanos the limit; zero or less: only if one is there
   * @return the message, or null if the time was up
   * @throws InterruptedException if interrupted before a message was taken
   * @throws ChannelClosedException if closed, and nothing is left
   */
  public static @Nullable Object receive(Place place, long nanos) throws InterruptedException {
    if (Ways.announced) {
      announce("receive from", place);
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before receiving from " + place.name);
    }
    var value = takeShortly(place);
    if (value == null) {
      value = takeLong(place, nanos);
    }
    return value == null ? null : Failure.unwrap(value);
  }

  /**
   * Takes the oldest message if there is one.
   *
   * @param place where from
   * @return the message, or null
   * @throws ChannelClosedException if closed, and nothing is left
   */
  public static @Nullable Object tryReceive(Place place) {
    if (Ways.announced) {
      announce("try to receive from", place);
    }
    var value = takeShortly(place);
    if (value == null) {
      value = tryLong(place);
    }
    return value == null ? null : Failure.unwrap(value);
  }

  /** Null, with nothing done, if it is not that simple, or nothing is there. */
  private static @Nullable Object takeShortly(Place place) {
    var queue = place.queue;
    if (queue.odd || Ways.recorded || Ways.longOnly) { // may be wrong already: a hint
      return null;
    }
    var group = place.group.lock();
    var first = queue.first;
    if (first == null || queue.odd) {
      group.unlock();
      return null;
    }
    var waited = first.giver != null;
    var sender = Departure.takeFirst(queue, first);
    if (waited && sender != null && place.policy.preference() == Preference.SENDER) {
      sender.goFirst();
    }
    group.unlock();
    if (sender != null) {
      sender.run();
    }
    return first.value;
  }

  private static @Nullable Object takeLong(Place place, long nanos) throws InterruptedException {
    ReceiveOffer waiting;
    var act = Act.over(place);
    try {
      var value = takeFirst(place, act);
      if (value != null || nanos <= 0) {
        return value;
      }
      waiting = new ReceiveOffer(place, act.nextAge(), nanos);
    } finally {
      act.release();
    }
    return waiting.awaitValue();
  }

  private static @Nullable Object tryLong(Place place) {
    var act = Act.over(place);
    try {
      return takeFirst(place, act);
    } finally {
      act.release();
    }
  }

  private static @Nullable Object takeFirst(Place place, Locked locked) {
    var first = place.queue.first;
    if (first != null) {
      var sender = (Offer) first.giver;
      var value = Commit.ofFirst(first, locked);
      if (sender != null) {
        Arrival.meet(place, sender, Preference.SENDER, locked);
      }
      return value;
    }
    if (place.isClosed()) {
      throw new ChannelClosedException(place.closedText());
    }
    return null;
  }

  private static void announce(String act, Place place) {
    Steps.before(act, place);
    Steps.touch(place);
  }
}
