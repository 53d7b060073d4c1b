package dev.joins.match.commit;

import dev.joins.match.pattern.Pattern;
import dev.joins.match.plan.Match;
import dev.joins.match.plan.PatternLine;
import dev.joins.match.store.Message;
import dev.joins.match.store.UserCode;
import java.util.stream.Stream;

/**
 * The one place, on the long way, where messages are taken. Under the lock of the group: unlinks
 * the messages, lets their senders go, fills the room they leave, and gives the values to the
 * taker. Either all of it is done or none: nothing here can fail half-way but for lack of memory.
 */
public final class Commit {
  private Commit() {}

  /**
   * Takes a match.
   *
   * @param match possible
   * @param locked the group of its places
   */
  public static void of(Match match, Locked locked) {
    var taker = (Recipient) match.taker();
    var messages = match.messages();
    var pattern = taker.pattern();
    var values = match.values(LentMessage::new);
    ReservedRoom.reserve(pattern.rooms(), values);
    tell(pattern, messages);
    for (var i = 0; i < messages.length; i++) {
      if (!match.peeks(i)) {
        Departure.take(messages[i], locked);
      }
    }
    taker.leave(locked);
    for (var need : pattern.needs()) {
      Departure.refill(need.place(), locked);
    }
    taker.take(values, locked);
    for (var need : pattern.needs()) {
      Unsatisfiable.look(need.place(), locked);
    }
  }

  /**
   * The same for a receiver that need not wait: takes the first message of a place that has some.
   */
  static Object ofFirst(Message first, Locked locked) {
    var place = first.place;
    if (CommitEvent.isWanted() || place.observer != null) {
      tell(PatternLine.receiversOf(place).plan().pattern(), new Message[] {first});
    }
    Departure.take(first, locked);
    Departure.refill(place, locked);
    Unsatisfiable.look(place, locked);
    return first.value;
  }

  private static void tell(Pattern pattern, Message[] messages) {
    CommitEvent.commit(pattern, messages);
    var observer = pattern.observer();
    if (observer != null) {
      UserCode.tell(() ->
          observer.committed(
              pattern.name(),
              pattern.channels(),
              Stream.of(messages).map(message -> message.value).toList()));
    }
  }
}
