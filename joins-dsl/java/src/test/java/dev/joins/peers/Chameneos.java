package dev.joins.peers;

import dev.joins.actor.Behavior;
import dev.joins.actor.Question;
import java.util.Optional;

/** Where creatures meet two by two, so many times; those who come later are sent home. */
final class Chameneos {
  private Chameneos() {}

  sealed interface Msg {
    record Meet(String creature) implements Msg, Question<Optional<String>> {}

    record Left(int meetings) implements Msg {}

    record Closed() implements Msg {}
  }

  static Behavior<Msg> mall(int meetings) {
    return self -> {
      var meet = self.questions(Msg.Meet.class);
      self.on(meet)
          .and(meet.request())
          .and(self.messages(Msg.Left.class))
          .reply((one, other, left) -> {
            self.ref()
                .tell(left.meetings() > 1 ? new Msg.Left(left.meetings() - 1) : new Msg.Closed());
            other.reply(Optional.of(one.creature()));
            return Optional.of(other.value().creature());
          });
      self.on(meet)
          .and(self.messages(Msg.Closed.class).peek())
          .reply((late, closed) -> Optional.empty());
      self.ref().tell(new Msg.Left(meetings));
    };
  }
}
