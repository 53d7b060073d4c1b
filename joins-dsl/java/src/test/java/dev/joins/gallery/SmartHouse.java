package dev.joins.gallery;

import dev.joins.channel.Channel;
import dev.joins.dsl.Joins;
import dev.joins.testing.Stage;

/**
 * Sensors of a house send what they see. Somebody who moves in a dark room gets light. Who is seen
 * at the front door, then opens it, and then is seen in the hall, has come home; in the other
 * order, has left.
 */
final class SmartHouse {
  enum Room {
    FRONT_DOOR,
    HALL,
    BATH
  }

  static final int MINUTE = 60;

  record Motion(Room room, int time) {}

  record Light(Room room, int lux) {}

  record Lamp(Room room) {}

  record Opened(int time) {}

  sealed interface Event {}

  record LampOn(Room room, Motion motion, Light light) implements Event {}

  record CameHome(Motion outside, Opened door, Motion inside) implements Event {}

  record Left(Motion inside, Opened door, Motion outside) implements Event {}

  // @start region=smartHouse
  final Channel<Motion> motion;
  final Channel<Light> light;
  final Channel<Lamp> off; // lamps
  final Channel<Opened> door;

  SmartHouse(Joins j, Stage<Event> stage) {
    motion = j.channel("motion");
    light = j.channel("light");
    off = j.channel("off");
    door = j.channel("door");

    var outside = motion.where(m -> m.room() == Room.FRONT_DOOR).ascending(Motion::time);
    var inside = motion.where(m -> m.room() == Room.HALL).ascending(Motion::time);
    var opened = door.ascending(Opened::time);

    j.on(motion.by(Motion::room))
        .and(light.where(l -> l.lux() < 40).by(Light::room))
        .and(off.by(Lamp::room))
        .react((m, l, lamp) -> stage.log(new LampOn(lamp.room(), m, l)));
    j.on(outside)
        .and(opened)
        .and(inside)
        .where((first, o, then) -> then.time() - first.time() < MINUTE)
        .react((first, o, then) -> stage.log(new CameHome(first, o, then)));
    j.on(inside)
        .and(opened)
        .and(outside)
        .where((first, o, then) -> then.time() - first.time() < MINUTE)
        .react((first, o, then) -> stage.log(new Left(first, o, then)));
  }
  // @end
}
