package dev.joins.match;

import dev.joins.tasklet.Steps;
import java.util.Arrays;
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

  /** Behind the values of a match: one for each room that its pattern wants. */
  static Object[] reserve(List<Place> places, Object[] values) {
    if (places.isEmpty()) {
      return values;
    }
    var more = Arrays.copyOf(values, values.length + places.size());
    for (var i = 0; i < places.size(); i++) {
      places.get(i).messages().reserve();
      more[values.length + i] = new Reservation(places.get(i));
    }
    return more;
  }

  /**
   * Where it is.
   *
   * @return the place
   */
  public Place place() {
    return place;
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
          "room in '" + place.name() + "' was used before; it is for one message");
    }
    Steps.before("send to", place, value);
    var screening = Screening.of(place, value);
    var locked = Group.lock(place);
    try {
      if (place.isClosed()) {
        giveBackTo(place, locked);
        throw new ChannelClosedException(place.closedText());
      }
      var message = Arrival.enqueue(place, value, screening, null);
      message.holdsRoom = true;
      Arrival.settle(message, locked);
    } finally {
      locked.release();
    }
  }

  /** Gives it back, if it was not filled. */
  public void giveBack() {
    if (!used.getAndSet(true)) {
      Steps.before("give back room in", place);
      var locked = Group.lock(place);
      try {
        giveBackTo(place, locked);
      } finally {
        locked.release();
      }
    }
  }

  private static void giveBackTo(Place place, Group locked) {
    place.messages().giveBackRoom();
    Commit.refill(place, locked);
  }

  @Override
  public String toString() {
    return "room in " + place.name();
  }
}
