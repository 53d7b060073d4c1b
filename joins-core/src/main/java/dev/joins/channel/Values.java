package dev.joins.channel;

import dev.joins.match.commit.ReservedRoom;
import dev.joins.match.pattern.Batch;
import java.util.List;

/** What one match took, handed out to its terms one after the other. */
final class Values {
  private final Object[] messages;
  private int next;
  private int nextRoom;

  /** The last {@code rooms} of the messages are reserved rooms. */
  Values(Object[] messages, int rooms) {
    this.messages = messages;
    this.nextRoom = messages.length - rooms;
  }

  Object next() {
    return messages[next++];
  }

  List<Object> nextBatch() {
    return ((Batch) next()).messages();
  }

  ReservedRoom nextRoom() {
    return (ReservedRoom) messages[nextRoom++];
  }
}
