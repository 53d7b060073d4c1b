package dev.joins.peers;

import dev.joins.actor.Behavior;
import java.util.List;

/** Light for who moves in a dark bathroom whose lamp is off, in order of time. */
final class SmartHouse {
  private SmartHouse() {}

  sealed interface Msg {
    record Motion(boolean seen, String room, int time) implements Msg {}

    record AmbientLight(int value, String room, int time) implements Msg {}

    record Light(boolean on, String room, int time) implements Msg {}

    record ShutOff() implements Msg {}
  }

  record SwitchOn(Msg.Motion motion, Msg.AmbientLight dark, Msg.Light lamp) {}

  static Behavior<Msg> house(List<SwitchOn> log) {
    return self -> {
      var motion =
          self.messages(Msg.Motion.class)
              .where(m -> m.seen() && m.room().equals("bathroom"))
              .ascending(Msg.Motion::time);
      var dark =
          self.messages(Msg.AmbientLight.class)
              .where(a -> a.value() <= 40 && a.room().equals("bathroom"))
              .ascending(Msg.AmbientLight::time);
      var lamp =
          self.messages(Msg.Light.class)
              .where(l -> !l.on() && l.room().equals("bathroom"))
              .ascending(Msg.Light::time);
      self.on(motion).and(dark).and(lamp).react((m, a, l) -> log.add(new SwitchOn(m, a, l)));
      self.on(Msg.ShutOff.class).react(off -> self.stop());
    };
  }
}
