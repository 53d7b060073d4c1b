package dev.joins.match;

import dev.joins.match.Registrations.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Who waits at one place. Guarded by the lock of the place's group. */
final class Takers {
  /**
   * One count for all places: commits make room in several, and the first who waits for any wins.
   */
  private static final AtomicLong WAITING_FOR_ROOM = new AtomicLong();

  private final Registrations receivers = new Registrations();
  private final Registrations joins = new Registrations();
  private final Registrations rooms = new Registrations();
  private long registered;

  /** Lets a taker wait at every place of its pattern. */
  static Registration[] register(Taker taker) {
    var pattern = taker.pattern();
    var needs = pattern.needs();
    var rooms = pattern.rooms().isEmpty() ? Set.<Place>of() : Set.copyOf(pattern.rooms());
    var registrations = new Registration[needs.length + rooms.size()];
    var next = 0;
    for (var need : needs) {
      registrations[next++] = need.place().takers().add(taker);
    }
    var number = rooms.isEmpty() ? 0 : WAITING_FOR_ROOM.incrementAndGet();
    for (var place : rooms) {
      registrations[next++] = place.takers().rooms.add(taker, number);
    }
    return registrations;
  }

  /**
   * Those that want one message at ordinary priority are all alike, so that only the first of them
   * can win; all others are asked one by one.
   */
  Registration add(Taker taker) {
    return (taker.pattern().isPlain() ? receivers : joins).add(taker, registered++);
  }

  /** The first that wants one message at ordinary priority; the others stand behind it. */
  @Nullable Registration firstReceiver() {
    return receivers.first();
  }

  /** The first of all other takers. */
  @Nullable Registration firstJoin() {
    return joins.first();
  }

  /** The first that wants room here; it may want messages of this place as well. */
  @Nullable Registration firstForRoom() {
    return rooms.first();
  }

  /** The one whom a message is for, whatever it is and how old; null if there is a choice. */
  @Nullable Taker sole() {
    var join = joins.first();
    var receiver = receivers.first();
    if (join == null) {
      return receiver == null ? null : receiver.taker;
    }
    return receiver == null && join.behind == null ? join.taker : null;
  }

  List<String> whatJoinsLack() {
    var lines = new ArrayList<String>();
    for (var each = joins.first(); each != null; each = each.behind) {
      lines.add(each.taker.plan().progress());
    }
    return lines;
  }
}
