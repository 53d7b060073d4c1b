package dev.joins.gallery;

import dev.joins.channel.Channel;
import dev.joins.dsl.CallChannel;
import dev.joins.dsl.Signal;
import dev.joins.testing.Stage;
import java.util.List;

/**
 * Passengers queue for a roller coaster. A car leaves when it is full. There are several cars; they
 * load one at a time, and come back in the order in which they left.
 */
final class RollerCoaster {
  private RollerCoaster() {}

  sealed interface Event {}

  record Leaves(int car, List<Integer> passengers) implements Event {}

  record ComesBack(int car) implements Event {}

  record GetsOff(int passenger) implements Event {}

  // @start region=rollerCoaster
  static void ride(Stage<Event> stage, int cars, int seats, int passengers)
      throws InterruptedException {
    var j = stage.joins();
    CallChannel<Integer> queue = j.callChannel("queue"); // of passengers
    Channel<Integer> empty = j.channel("empty"); // cars
    Signal platform = j.signal("platform");
    List<Channel<Integer>> home = j.channels("home", cars); // the turn of each car to come back

    j.on(empty)
        .and(queue.times(seats))
        .and(platform)
        .react((car, riders) -> {
          stage.log(new Leaves(car, riders));
          platform.send();
          stage.pause();
          home.get(car).receive();
          stage.log(new ComesBack(car));
          empty.send(car);
          home.get((car + 1) % cars).send(car);
        }); // and the riders get off

    stage.spawn(
        "passenger",
        passengers,
        me -> {
          queue.call(me);
          stage.log(new GetsOff(me));
        });
    for (var car = 0; car < cars; car++) {
      empty.send(car);
    }
    home.getFirst().send(0);
    platform.send();
  }
  // @end
}
