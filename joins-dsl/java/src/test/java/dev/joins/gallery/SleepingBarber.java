package dev.joins.gallery;

import dev.joins.dsl.CallChannel;
import dev.joins.dsl.Signal;
import dev.joins.testing.Stage;
import java.time.Duration;

/**
 * A barber sleeps while there is no customer. Who finds him at work waits on a chair, or goes away
 * if all chairs are taken.
 */
final class SleepingBarber {
  private SleepingBarber() {}

  enum Act {
    SITS_DOWN,
    GOES_AWAY,
    CUT_BEGINS,
    CUT_ENDS
  }

  record Event(Act act, int customer) {}

  // @start region=sleepingBarber
  static void open(Stage<Event> stage, int chairs, int customers) {
    var j = stage.joins();
    Signal chair = j.signal("chair");
    Signal barber = j.signal("barber");
    CallChannel<Integer> haircut = j.callChannel("haircut");

    j.on(haircut)
        .and(barber)
        .react(customer -> {
          stage.log(new Event(Act.CUT_BEGINS, customer));
          chair.send();
          stage.pause();
          stage.log(new Event(Act.CUT_ENDS, customer));
          barber.send();
        });

    stage.spawn(
        "customer",
        customers,
        me -> {
          stage.pause();
          boolean free =
              j.select(
                  j.on(chair).map(() -> true), //
                  j.after(Duration.ZERO).map(() -> false));
          stage.log(new Event(free ? Act.SITS_DOWN : Act.GOES_AWAY, me));
          if (free) {
            haircut.call(me);
          }
        });
    for (var i = 0; i < chairs; i++) {
      chair.send();
    }
    barber.send();
  }
  // @end
}
