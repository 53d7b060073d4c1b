package dev.joins.match;

import java.util.List;

/**
 * The one place where messages are taken. Under the lock of the group: unlinks the messages, lets
 * their senders go, fills the room they leave, and gives the values to the taker. Either all of it
 * is done or none: nothing here can fail half-way but for lack of memory, which is taken first.
 */
final class Commit {
  private Commit() {}

  static void of(Matcher.Match match, Group group) {
    var taker = match.taker();
    var messages = match.messages();
    var values = new Object[messages.length];
    for (var i = 0; i < values.length; i++) {
      values[i] = messages[i].value;
    }
    var pattern = taker.pattern();
    var observer = pattern.observer();
    if (observer != null) {
      observer.committed(pattern, List.of(values));
    }
    for (var message : messages) {
      takeOut(message, group);
    }
    taker.leave(group);
    for (var need : pattern.needs()) {
      refill(need.place().messages(), group);
    }
    taker.take(values, group);
    for (var need : pattern.needs()) {
      checkHope(need.place(), group);
    }
  }

  /**
   * The same for a receiver that need not wait: takes the first message of a place that has some.
   */
  static Object ofFirst(Message first, Group group) {
    var place = first.place;
    var observer = place.observer();
    if (observer != null) {
      observer.committed(place.single(), List.of(first.value));
    }
    takeOut(first, group);
    refill(place.messages(), group);
    checkHope(place, group);
    return first.value;
  }

  private static void takeOut(Message message, Group group) {
    message.place.messages().unlink(message);
    release(message, group);
  }

  private static void checkHope(Place place, Group group) {
    if (place.isClosed()) {
      Hopeless.fail(place, group);
    }
  }

  /** Senders of messages that have now come within the capacity go on. */
  static void refill(MessageQueue queue, Group group) {
    for (var next = queue.firstWaiting(); next != null && queue.hasRoom(); ) {
      queue.releaseFirstWaiting();
      release(next, group);
      next = queue.firstWaiting();
    }
  }

  private static void release(Message message, Group group) {
    var owner = message.owner;
    if (owner != null) {
      message.owner = null;
      owner.given(message, group);
    }
  }
}
