package dev.joins.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.gallery.SmartHouse.CameHome;
import dev.joins.gallery.SmartHouse.Event;
import dev.joins.gallery.SmartHouse.Lamp;
import dev.joins.gallery.SmartHouse.LampOn;
import dev.joins.gallery.SmartHouse.Left;
import dev.joins.gallery.SmartHouse.Light;
import dev.joins.gallery.SmartHouse.Motion;
import dev.joins.gallery.SmartHouse.Opened;
import dev.joins.gallery.SmartHouse.Room;
import dev.joins.testing.Stage;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each conclusion follows from messages that no other one used, and all are drawn that can be. */
class SmartHouseTest {
  private static final int MESSAGES = 300;

  @UnderEachScheduler
  void conclusionsAreRightAndComplete(Trial trial) throws Exception {
    var left = new ArrayList<Object>();
    List<Event> log =
        trial.play(stage -> {
          var house = new SmartHouse(stage.joins(), stage);
          stage.spawn("sensors", () -> sense(stage, house));
          stage.scheduler().run();
          for (var channel : List.of(house.motion, house.light, house.off, house.door)) {
            left.addAll(channel.place().snapshot());
          }
        });
    judge(log);
    assertNothingIsLeftToConclude(left);
    if (trial.kind() == Trial.Kind.COOPERATIVE) {
      assertThat(log)
          .hasAtLeastOneElementOfType(LampOn.class)
          .hasAtLeastOneElementOfType(CameHome.class);
    }
  }

  /** One every ten seconds; some come late. */
  private static void sense(Stage<Event> stage, SmartHouse house) throws InterruptedException {
    for (var i = 0; i < MESSAGES; i++) {
      stage.pause();
      var room = List.of(Room.values()).get(stage.random(3));
      var time = 10 * i - stage.random(30);
      switch (stage.random(6)) {
        case 0, 1, 2 -> house.motion.send(new Motion(room, time));
        case 3 -> house.light.send(new Light(room, stage.random(80)));
        case 4 -> house.off.send(new Lamp(room));
        default -> house.door.send(new Opened(time));
      }
    }
  }

  private static void judge(List<Event> log) {
    var used = Collections.<Object>newSetFromMap(new IdentityHashMap<>());
    for (var event : log) {
      switch (event) {
        case LampOn(var room, var motion, var light) -> {
          assertThat(motion.room()).as("%s", event).isEqualTo(room).isEqualTo(light.room());
          assertThat(light.lux()).as("%s", event).isLessThan(40);
          assertThat(List.of(motion, light)).allMatch(used::add);
        }
        case CameHome(var outside, var door, var inside) -> {
          assertThat(isWayIn(outside, door, inside)).as("%s", event).isTrue();
          assertThat(List.of(outside, door, inside)).allMatch(used::add);
        }
        case Left(var inside, var door, var outside) -> {
          assertThat(isWayOut(inside, door, outside)).as("%s", event).isTrue();
          assertThat(List.of(outside, door, inside)).allMatch(used::add);
        }
      }
    }
  }

  /** From the front door into the hall, in order of time. */
  private static boolean isWayIn(Motion outside, Opened door, Motion inside) {
    return outside.room() == Room.FRONT_DOOR
        && inside.room() == Room.HALL
        && areInTime(outside.time(), door.time(), inside.time());
  }

  private static void assertNothingIsLeftToConclude(List<Object> left) {
    for (var one : left) {
      for (var two : left) {
        for (var three : left) {
          if (one instanceof Motion m && two instanceof Light l && three instanceof Lamp lamp) {
            assertThat(m.room() == l.room() && l.room() == lamp.room() && l.lux() < 40).isFalse();
          }
          if (one instanceof Motion first
              && two instanceof Opened door
              && three instanceof Motion m) {
            assertThat(isWayIn(first, door, m) || isWayOut(first, door, m)).isFalse();
          }
        }
      }
    }
  }

  private static boolean isWayOut(Motion inside, Opened door, Motion outside) {
    return outside.room() == Room.FRONT_DOOR
        && inside.room() == Room.HALL
        && areInTime(inside.time(), door.time(), outside.time());
  }

  private static boolean areInTime(int first, int second, int third) {
    return first <= second && second <= third && third - first < SmartHouse.MINUTE;
  }

  @Test
  void whoIsSeenInTheHallFirstHasLeft() throws Exception {
    var inside = new Motion(Room.HALL, 1);
    var door = new Opened(2);
    var outside = new Motion(Room.FRONT_DOOR, 3);
    List<Event> log =
        new Trial(Trial.Kind.COOPERATIVE, 1)
            .play(stage -> {
              var house = new SmartHouse(stage.joins(), stage);
              house.motion.send(outside); // the messages may come in any order
              house.door.send(door);
              house.motion.send(inside);
            });
    assertThat(log).containsExactly(new Left(inside, door, outside));
  }

  @Test
  void theJudgeSeesAMessageUsedTwiceAndALampInAnotherRoom() {
    var outside = new Motion(Room.FRONT_DOOR, 1);
    var inside = new Motion(Room.HALL, 3);
    var home = new CameHome(outside, new Opened(2), inside);
    judge(List.of(home));
    assertThatThrownBy(() -> judge(List.of(home, new CameHome(outside, new Opened(3), inside))))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> judge(List.of(new LampOn(Room.BATH, inside, new Light(Room.BATH, 1)))))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> assertNothingIsLeftToConclude(List.of(outside, inside, new Opened(2))))
        .isInstanceOf(AssertionError.class);
  }
}
