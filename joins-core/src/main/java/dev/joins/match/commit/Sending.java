package dev.joins.match.commit;

import dev.joins.Posted;
import dev.joins.Preference;
import dev.joins.internal.Ways;
import dev.joins.match.plan.PatternLine;
import dev.joins.match.store.LockGroup;
import dev.joins.match.store.Message;
import dev.joins.match.store.Place;
import dev.joins.tasklet.Steps;
import org.jspecify.annotations.Nullable;

/**
 * How messages are sent. The short way is for places where nothing is odd: then there are three
 * cases. Nobody lacks the message, and it stays; one receiver waits, who gets it; or it completes
 * the one pattern that counts it, whose reaction this thread calls. In the last two it never enters
 * a queue, has no age, and is no object (Turon and Russo, "Scalable Join Patterns", OOPSLA 2011,
 * call it lazy enqueueing). ADR 0015 has what it saves.
 *
 * <p>All else, and whoever has to wait, goes the long way: see {@link Arrival}.
 *
 * <p>A blocking call that is interrupted or runs out of time has sent nothing.
 */
public final class Sending {
  private static final long NO_LIMIT = Long.MAX_VALUE;

  static {
    CommitEvent.watchRecordings();
  }

  private Sending() {}

  /**
   * Sends, and waits until the message is taken or lies within the capacity. Never waits where the
   * capacity has no limit, and is no cancellation point there.
   *
   * @param place where to
   * @param value the message
   * @throws InterruptedException if interrupted before the message was taken or buffered; it was
   *     not sent
   * @throws dev.joins.ChannelClosedException if closed before; the message was not sent
   */
  public static void send(Place place, Object value) throws InterruptedException {
    if (Ways.announced) {
      announce("send to", place, value);
    }
    if (place.queue.capacity != Place.UNBOUNDED && Thread.interrupted()) {
      throw interrupted(place);
    }
    if (!goesShortly(place, value, null)) {
      goLong(place, value, NO_LIMIT);
    }
  }

  /**
   * Sends, and waits at most so long.
   *
   * @param place where to
   * @param value the message
   * @param nanos the limit; zero or less: only if it need not wait
   * @return true if sent; false if the time was up, and the message was not sent
   * @throws InterruptedException if interrupted before the message was taken or buffered; it was
   *     not sent
   * @throws dev.joins.ChannelClosedException if closed before; the message was not sent
   */
  public static boolean send(Place place, Object value, long nanos) throws InterruptedException {
    if (Ways.announced) {
      announce("send to", place, value);
    }
    if (place.queue.capacity != Place.UNBOUNDED && Thread.interrupted()) {
      throw interrupted(place);
    }
    return goesShortly(place, value, null) || goLong(place, value, nanos);
  }

  /**
   * Sends if nobody has to wait for it.
   *
   * @param place where to
   * @param value the message
   * @return true if it was taken at once, or lies within the capacity
   * @throws dev.joins.ChannelClosedException if closed
   */
  public static boolean trySend(Place place, Object value) {
    if (Ways.announced) {
      announce("try to send to", place, value);
    }
    return goesShortly(place, value, null) || tryLong(place, value);
  }

  /**
   * Sends without waiting, to a place without limit, in a way that can be taken back.
   *
   * @param place where to
   * @param value the message
   * @return for withdrawing it
   * @throws dev.joins.ChannelClosedException if closed
   * @throws IllegalStateException if the capacity is limited
   */
  public static Posted post(Place place, Object value) {
    if (place.capacity() != Place.UNBOUNDED) {
      throw new IllegalStateException(
          "'" + place.name + "' has capacity " + place.capacity() + ": use send");
    }
    if (Ways.announced) {
      announce("send to", place, value);
    }
    var posted = new PostedMessage(place, value);
    if (!goesShortly(place, value, posted)) {
      postLong(place, value, posted);
    }
    return posted;
  }

  // The short way.

  /** False, with nothing done, if it is not that simple, or its sender has to wait. */
  private static boolean goesShortly(Place place, Object value, @Nullable PostedMessage posted) {
    var queue = place.queue;
    if (queue.odd || Ways.recorded || Ways.longOnly) { // may be wrong already: a hint
      return queue.byKey && KeyedSending.goesShortly(place, value, posted);
    }
    var group = place.group.lock();
    if (!queue.odd) {
      queue.used = true;
      var seat = queue.seats;
      if (seat != null && seat.line.missing == 1 && queue.size + 1 == seat.count) {
        if (completes((PatternLine) seat.line, value, group)) {
          return true;
        }
      } else if (seat == null && place.receivers != null && place.receivers.first != null) {
        if (meets(place, (Recipient) place.receivers.first, value, group)) {
          return true;
        }
      } else if (queue.size < queue.capacity) {
        var message = new Message(place, value, group.nextAge());
        queue.appendReleased(message);
        if (posted != null) {
          posted.message = message;
        }
        group.unlock();
        return true;
      }
    }
    group.unlock();
    return false;
  }

  /** Gives the lock back, if it returns true. */
  private static boolean completes(PatternLine line, Object value, LockGroup group) {
    if (!(line.first instanceof Rule rule)) {
      return false;
    }
    for (var seat : line.seats) {
      if (seat.queue.odd || seat.queue.firstWaiting != null) {
        return false;
      }
    }
    var values = Departure.heads(line, value);
    rule.fired++;
    group.unlock();
    rule.reaction.accept(values);
    return true;
  }

  /** Gives the lock back, if it returns true. */
  private static boolean meets(Place place, Recipient recipient, Object value, LockGroup group) {
    var receiver = recipient.takeShortly(value);
    if (receiver == null) {
      return false;
    }
    if (place.policy.preference() == Preference.RECEIVER) {
      receiver.goFirst();
    }
    group.unlock();
    receiver.run();
    return true;
  }

  // The long way.

  private static boolean goLong(Place place, Object value, long nanos) throws InterruptedException {
    SendOffer waiting;
    var screening = Screening.of(place, value);
    var act = Act.over(place);
    try {
      var message = Arrival.enqueue(place, value, screening, null, act);
      if (nanos <= 0) {
        return trySettle(message, act);
      }
      if (Arrival.settle(message, act)) {
        return true;
      }
      waiting = new SendOffer(message, nanos);
    } finally {
      act.release();
    }
    return waiting.awaitTaken();
  }

  private static boolean tryLong(Place place, Object value) {
    var screening = Screening.of(place, value);
    var act = Act.over(place);
    try {
      return trySettle(Arrival.enqueue(place, value, screening, null, act), act);
    } finally {
      act.release();
    }
  }

  private static boolean trySettle(Message message, Locked locked) {
    if (Arrival.trySettle(message, locked)) {
      return true;
    }
    message.place.queue.unlink(message);
    return false;
  }

  private static void postLong(Place place, Object value, PostedMessage posted) {
    var screening = Screening.of(place, value);
    var act = Act.over(place);
    try {
      posted.message = Arrival.enqueue(place, value, screening, null, act);
      Arrival.settle(posted.message, act);
    } finally {
      act.release();
    }
  }

  private static void announce(String act, Place place, Object value) {
    Steps.before(act, place, value);
    Steps.touch(place);
  }

  private static InterruptedException interrupted(Place place) {
    return new InterruptedException("interrupted before sending to " + place.name);
  }
}
