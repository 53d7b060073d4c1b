package dev.joins.peers;

import dev.joins.actor.ActorRef;
import dev.joins.actor.Behavior;
import java.util.List;

/** Two actors throw a ball to each other, so many times. */
final class PingPong {
  private PingPong() {}

  sealed interface Msg {
    record Play(ActorRef<Msg> with, int hits) implements Msg {}

    record Ball(ActorRef<Msg> from, int left) implements Msg {}

    record Done() implements Msg {}
  }

  static Behavior<Msg> player(List<Integer> log) {
    return self -> {
      self.on(Msg.Play.class)
          .react(play -> play.with().tell(new Msg.Ball(self.ref(), play.hits())));
      self.on(Msg.Ball.class)
          .react(ball -> {
            log.add(ball.left());
            if (ball.left() > 1) {
              ball.from().tell(new Msg.Ball(self.ref(), ball.left() - 1));
            } else {
              ball.from().tell(new Msg.Done());
              self.stop();
            }
          });
      self.on(Msg.Done.class).react(done -> self.stop());
    };
  }
}
