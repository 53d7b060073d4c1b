package dev.joins.gallery;

import dev.joins.channel.Channel;
import dev.joins.dsl.ReplyChannel;
import dev.joins.dsl.Signal;
import dev.joins.testing.Stage;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Coloured creatures meet two by two, and each takes the third colour, or keeps its own if both
 * have the same. After so many meetings the place is closed.
 */
final class Chameneos {
  private Chameneos() {}

  enum Colour {
    BLUE,
    RED,
    YELLOW;

    Colour beside(Colour other) {
      if (this == other) {
        return this;
      }
      return EnumSet.complementOf(EnumSet.of(this, other)).iterator().next();
    }
  }

  record Creature(int name, Colour colour) {}

  record Met(Creature me, Creature other) {}

  // @start region=chameneos
  static void meet(Stage<Met> stage, List<Colour> population, int meetings) throws Exception {
    var j = stage.joins();
    ReplyChannel<Creature, Optional<Creature>> meet = j.replyChannel("meet");
    Channel<Integer> left = j.channel("left"); // meetings
    Signal closed = j.signal("closed");

    j.on(meet)
        .and(meet.request())
        .and(left)
        .reply((one, other, n) -> {
          if (n > 1) {
            left.send(n - 1);
          } else {
            closed.send();
          }
          other.reply(Optional.of(one));
          return Optional.of(other.value());
        });
    j.on(meet)
        .and(closed)
        .reply(late -> {
          closed.send();
          return Optional.empty();
        });
    left.send(meetings);

    stage.spawn(
        "creature",
        population.size(),
        name -> {
          var me = new Creature(name, population.get(name));
          for (var other = meet.call(me); other.isPresent(); other = meet.call(me)) {
            stage.log(new Met(me, other.get()));
            me = new Creature(name, me.colour().beside(other.get().colour()));
            stage.pause();
          }
        });
  }
  // @end
}
