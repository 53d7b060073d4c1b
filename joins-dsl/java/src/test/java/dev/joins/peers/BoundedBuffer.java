package dev.joins.peers;

import dev.joins.actor.Behavior;
import dev.joins.actor.Question;

/** A buffer for so many items: who puts waits for room, who takes waits for an item. */
final class BoundedBuffer {
  private BoundedBuffer() {}

  sealed interface Msg {
    record Put(int item) implements Msg, Question<Boolean> {}

    record Take() implements Msg, Question<Integer> {}

    record Room() implements Msg {}

    record Item(int item) implements Msg {}
  }

  static Behavior<Msg> of(int capacity) {
    return self -> {
      self.on(self.questions(Msg.Put.class))
          .and(self.messages(Msg.Room.class))
          .reply((put, room) -> {
            self.ref().tell(new Msg.Item(put.item()));
            return true;
          });
      self.on(self.questions(Msg.Take.class))
          .and(self.messages(Msg.Item.class))
          .reply((take, item) -> {
            self.ref().tell(new Msg.Room());
            return item.item();
          });
      for (var i = 0; i < capacity; i++) {
        self.ref().tell(new Msg.Room());
      }
    };
  }
}
