package dev.joins.match;

import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** An alternative that gives a message. */
final class GiveBranch extends Branch {
  private final Alternative.Give give;
  private final @Nullable Screening screening;
  private @Nullable Message message;
  private boolean dead;

  GiveBranch(Selection selection, int index, Alternative.Give give) {
    super(selection, index);
    this.give = give;
    this.screening = Screening.of(give.place(), give.value());
  }

  int priority() {
    return give.priority();
  }

  boolean isOf(Message other) {
    return message == other;
  }

  void die() {
    dead = true;
  }

  @Override
  void addPlacesTo(List<Place> places) {
    places.add(give.place());
  }

  /** Gives the message if somebody wants it, or there is room. */
  boolean tryNow(Group locked) {
    if (isHopeless()) {
      return false;
    }
    var tried = Arrival.enqueue(give.place(), give.value(), screening, selection());
    message = tried;
    if (Arrival.trySettle(tried, locked)) {
      return true;
    }
    withdraw(locked);
    return false;
  }

  /** The message is the receivers' affair now. */
  void letGo() {
    message = null;
  }

  @Override
  void begin() {
    // it puts its message into the queue when it is tried
  }

  @Override
  void enlist(Group locked) {
    if (!isHopeless()) {
      var offered = Arrival.enqueue(give.place(), give.value(), screening, selection());
      message = offered;
      Arrival.settle(offered, locked);
    }
  }

  @Override
  void withdraw(Group group) {
    if (message != null && message.linked) {
      Hopeless.withdraw(message, group);
    }
    message = null;
  }

  @Override
  boolean isHopeless() {
    return dead || (give.place().isClosed() && message == null);
  }

  @Override
  String progress() {
    var place = give.place();
    if (place.isClosed()) {
      return "send to " + place.name() + " (closed)";
    }
    var lacks = new StringJoiner("; ");
    for (var each = place.takers().firstJoin(); each != null; each = each.behind) {
      if (each.taker.offer() != selection()) {
        lacks.add(each.taker.plan().progress());
      }
    }
    return "send to "
        + place.name()
        + ": nobody takes it"
        + (lacks.length() == 0 ? "" : " (" + lacks + ")");
  }

  @Override
  public String toString() {
    return "send to " + give.place().name();
  }
}
