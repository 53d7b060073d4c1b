package dev.joins.match;

import java.util.List;
import java.util.stream.Stream;

/**
 * The one place where messages are taken. Under the lock of the group: unlinks the messages, lets
 * their senders go, fills the room they leave, and gives the values to the taker. Either all of it
 * is done or none: nothing here can fail half-way but for lack of memory, which is taken first.
 */
final class Commit {
  private Commit() {}

  static void of(Match match, Group group) {
    var taker = match.taker();
    var messages = match.messages();
    var pattern = taker.pattern();
    var values = Reservation.reserve(pattern.rooms(), match.values());
    CommitEvent.commit(pattern, messages);
    var observer = pattern.observer();
    if (observer != null) {
      UserCode.tell(
          () -> observer.committed(pattern, Stream.of(messages).map(Message::value).toList()));
    }
    for (var i = 0; i < messages.length; i++) {
      if (!match.peeks(i)) {
        takeOut(messages[i], group);
      }
    }
    serve(taker, values, group);
  }

  /** The messages are out: fills the room that they leave, and gives the values to the taker. */
  static void serve(Taker taker, Object[] values, Group group) {
    var needs = taker.pattern().needs();
    taker.leave(group);
    for (var need : needs) {
      refill(need.place(), group);
    }
    taker.take(values, group);
    for (var need : needs) {
      checkHope(need.place(), group);
    }
  }

  /**
   * The same for a receiver that need not wait: takes the first message of a place that has some.
   */
  static Object ofFirst(Message first, Group group) {
    var place = first.place;
    if (CommitEvent.isWanted()) {
      CommitEvent.commit(place.single().pattern(), new Message[] {first});
    }
    var observer = place.observer();
    if (observer != null) {
      UserCode.tell(() -> observer.committed(place.single().pattern(), List.of(first.value)));
    }
    takeOut(first, group);
    refill(place, group);
    checkHope(place, group);
    return first.value;
  }

  static void takeOut(Message message, Group group) {
    message.place.messages().unlink(message);
    message.place.followers().leaves(message, group);
    letGo(message, group);
  }

  private static void checkHope(Place place, Group group) {
    if (place.isClosed()) {
      Hopeless.fail(place, group);
    }
  }

  /**
   * Senders of messages that have now come within the capacity go on. If there is room left,
   * patterns that wait for it are to be asked.
   */
  static void refill(Place place, Group group) {
    var queue = place.messages();
    for (var next = queue.firstWaiting(); next != null && queue.canRelease(); ) {
      queue.releaseFirstWaiting();
      nowSent(next, group);
      next = queue.firstWaiting();
    }
    if (place.takers().firstForRoom() != null && queue.hasRoom()) {
      group.addRoomIn(place);
    }
  }

  /** A message that has just come lies within the capacity. Who follows the place is not told. */
  static void admit(Message message, Group group) {
    message.place.messages().release(message);
    letGo(message, group);
  }

  private static void nowSent(Message message, Group group) {
    letGo(message, group);
    message.place.followers().stays(message, group);
  }

  private static void letGo(Message message, Group group) {
    var owner = message.owner;
    if (owner != null) {
      message.owner = null;
      owner.given(message, group);
    }
  }
}
