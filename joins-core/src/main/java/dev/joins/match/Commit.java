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
      message.place.messages().unlink(message);
      release(message, group);
    }
    taker.leave(group);
    for (var need : pattern.needs()) {
      refill(need.place().messages(), group);
    }
    taker.take(values, group);
    for (var need : pattern.needs()) {
      if (need.place().isClosed()) {
        Hopeless.fail(need.place(), group);
      }
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
