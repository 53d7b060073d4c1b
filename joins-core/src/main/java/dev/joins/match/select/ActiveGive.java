package dev.joins.match.select;

import dev.joins.match.commit.Arrival;
import dev.joins.match.commit.Departure;
import dev.joins.match.commit.Locked;
import dev.joins.match.commit.Looking;
import dev.joins.match.commit.Screening;
import dev.joins.match.store.Message;
import dev.joins.match.store.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A clause that gives a message. */
final class ActiveGive implements ActiveClause {
  private final Selection selection;
  private final int index;
  private final SelectClause.Give give;
  private final @Nullable Screening screening;
  private @Nullable Message message;
  private boolean refused;

  ActiveGive(Selection selection, int index, SelectClause.Give give) {
    this.selection = selection;
    this.index = index;
    this.give = give;
    this.screening = Screening.of(give.place(), give.value());
  }

  int index() {
    return index;
  }

  int priority() {
    return give.priority();
  }

  boolean isOf(Message other) {
    return message == other;
  }

  /** The place was emptied: the message is out already. */
  void refuse() {
    refused = true;
    message = null;
  }

  @Override
  public void addPlacesTo(List<Place> places) {
    places.add(give.place());
  }

  @Override
  public boolean isActive() {
    return true;
  }

  /** Gives the message if somebody wants it, or there is room. */
  boolean tryNow(Locked locked) {
    if (isLost()) {
      return false;
    }
    if (Arrival.trySettle(enqueue(locked), locked)) {
      return true;
    }
    withdraw(locked);
    return false;
  }

  private Message enqueue(Locked locked) {
    var fresh = Arrival.enqueue(give.place(), give.value(), screening, selection, locked);
    message = fresh;
    return fresh;
  }

  /** The message is the receivers' affair now. */
  void letGo() {
    message = null;
  }

  @Override
  public void enlist(Locked locked) {
    if (!isLost()) {
      Arrival.settle(enqueue(locked), locked);
    }
  }

  @Override
  public void withdraw(Locked locked) {
    if (message != null && message.linked) {
      Departure.withdraw(message, locked);
    }
    message = null;
  }

  @Override
  public boolean isLost() {
    return refused || (give.place().isClosed() && message == null);
  }

  @Override
  public String progress() {
    var place = give.place();
    if (place.isClosed()) {
      return "send to " + place.name + " (closed)";
    }
    var lacks = Looking.lacksAt(place, selection);
    return "send to "
        + place.name
        + ": nobody takes it"
        + (lacks.isEmpty() ? "" : " (" + String.join("; ", lacks) + ")");
  }

  @Override
  public String toString() {
    return "send to " + give.place().name;
  }
}
