package dev.joins.match.commit;

import dev.joins.ChannelClosedException;
import dev.joins.Room;
import dev.joins.match.store.Place;
import dev.joins.tasklet.Steps;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/** Room in a place, reserved by the match that a taker was given. */
public final class ReservedRoom implements Room<Object> {
  private final Place place;
  private final AtomicBoolean used = new AtomicBoolean();

  private ReservedRoom(Place place) {
    this.place = place;
  }

  /** Reserves what a pattern wants, behind the other values of its match. */
  static void reserve(List<Place> places, Object[] values) {
    var next = values.length - places.size();
    for (var place : places) {
      place.queue.reserve();
      values[next++] = new ReservedRoom(place);
    }
  }

  @Override
  public void send(Object value) {
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

  @Override
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
