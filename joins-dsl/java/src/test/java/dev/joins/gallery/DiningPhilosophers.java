package dev.joins.gallery;

import dev.joins.dsl.Gate;
import dev.joins.dsl.Signal;
import dev.joins.testing.Stage;
import java.util.List;
import java.util.stream.Stream;

/** Round a table, between any two philosophers lies a fork. Who eats needs both of his. */
final class DiningPhilosophers {
  private DiningPhilosophers() {}

  sealed interface Event {
    int seat();
  }

  record Eats(int seat) implements Event {}

  record Thinks(int seat) implements Event {}

  // @start region=diningPhilosophers
  static void dine(Stage<Event> stage, int seats, int meals) {
    var j = stage.joins();
    List<Signal> forks = Stream.generate(() -> j.signal("fork")).limit(seats).toList();
    stage.spawn(
        "philosopher",
        seats,
        seat -> {
          Gate hungry = j.gate("hungry");
          var left = forks.get(seat);
          var right = forks.get((seat + 1) % seats);
          j.on(hungry).and(left).and(right).react(() -> stage.log(new Eats(seat)));

          for (var meal = 0; meal < meals; meal++) {
            stage.pause();
            hungry.pass(); // with both forks, or not at all
            stage.pause();
            stage.log(new Thinks(seat));
            left.send();
            right.send();
          }
        });
    forks.forEach(Signal::send);
  }
  // @end
}
