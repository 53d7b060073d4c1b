package dev.joins.match.commit;

import dev.joins.ChannelClosedException;
import dev.joins.match.plan.Match;
import dev.joins.match.store.Place;
import dev.joins.tasklet.Steps;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Room for one message in a bounded place, reserved by the match that a taker was given: sending
 * there need not wait. To be filled or given back, once; until then it counts as a message.
 * Thread-safe.
 */
public final class Reservation {
  private final Place place;
  private final AtomicBoolean used = new AtomicBoolean();

  private Reservation(Place place) {
    this.place = place;
  }

  /** The values of a match, and behind them one for each room that its pattern wants. */
  static Object[] reserve(List<Place> places, Match match) {
    var values = match.values(places.size());
    for (var i = 0; i < places.size(); i++) {
      places.get(i).queue.reserve();
      values[values.length - places.size() + i] = new Reservation(places.get(i));
    }
    return values;
  }

  /**
   * Sends the message that it was kept for. Never waits.
   *
   * @param value the message
   * @throws IllegalStateException if it was filled or given back before
   * @throws ChannelClosedException if the place was closed meanwhile; the message was not sent
   */
  public void fill(Object value) {
    Objects.requireNonNull(value, "a message must not be null");
    if (used.getAndSet(true)) {
      throw new IllegalStateException(
          "room in '" + place.name + "' was used before; it is for one message");
    }
    Steps.before("send to", place, value);
    var screening = Screening.of(place, value);
    var act = Act.over(place);
    try {
      if (place.isClosed()) {
        giveBack(act);
        throw new ChannelClosedException(place.closedText());
      }
      var message = Arrival.enqueue(place, value, screening, null, act);
      message.holdsRoom = true;
      Arrival.settle(message, act);
    } finally {
      act.release();
    }
  }

  /** Gives it back, if it was not filled. */
  public void giveBack() {
    if (!used.getAndSet(true)) {
      Steps.before("give back room in", place);
      var act = Act.over(place);
      try {
        giveBack(act);
      } finally {
        act.release();
      }
    }
  }

  private void giveBack(Locked locked) {
    place.queue.giveBackRoom();
    Departure.refill(place, locked);
  }

  @Override
  public String toString() {
    return "room in " + place.name;
  }
}
