package dev.joins.gallery;

import dev.joins.dsl.CallChannel;
import dev.joins.dsl.Signal;
import dev.joins.testing.Stage;
import java.time.Duration;

/**
 * Hilzer's barbershop: three barbers, a sofa for four, room for twenty, who go away if it is full.
 * Customers stand, sit on the sofa, have their hair cut, each in the order in which they came, and
 * pay: to any barber who is free, at the only cash register.
 */
final class HilzersBarbershop {
  private HilzersBarbershop() {}

  enum Act {
    ENTERS,
    GOES_AWAY,
    SITS_DOWN,
    CUT_BEGINS,
    CUT_ENDS,
    PAYS,
    HAS_PAID
  }

  record Event(Act act, int customer) {}

  // @start region=hilzersBarbershop
  static void open(Stage<Event> stage, int customers) {
    var j = stage.joins();
    Signal room = j.signal("room");
    Signal seat = j.signal("seat");
    Signal barber = j.signal("barber");
    Signal register = j.signal("register");
    CallChannel<Integer> sofa = j.callChannel("sofa");
    CallChannel<Integer> haircut = j.callChannel("haircut");
    CallChannel<Integer> pay = j.callChannel("pay");

    j.on(sofa).and(seat).react(customer -> stage.log(new Event(Act.SITS_DOWN, customer)));
    j.on(haircut)
        .and(barber)
        .react(customer -> {
          stage.log(new Event(Act.CUT_BEGINS, customer));
          seat.send();
          stage.pause();
          stage.log(new Event(Act.CUT_ENDS, customer));
          barber.send();
        });
    j.on(pay)
        .and(barber)
        .and(register)
        .priority(1)
        .react(customer -> {
          stage.log(new Event(Act.PAYS, customer));
          stage.pause();
          stage.log(new Event(Act.HAS_PAID, customer));
          register.send();
          barber.send();
        });

    stage.spawn(
        "customer",
        customers,
        me -> {
          stage.pause();
          boolean enters =
              j.select(
                  j.on(room).map(() -> true), //
                  j.after(Duration.ZERO).map(() -> false));
          stage.log(new Event(enters ? Act.ENTERS : Act.GOES_AWAY, me));
          if (enters) {
            sofa.call(me);
            haircut.call(me);
            pay.call(me);
            room.send();
          }
        });
    send(room, 20);
    send(seat, 4);
    send(barber, 3);
    send(register, 1);
  }

  // @end

  private static void send(Signal signal, int times) {
    for (var i = 0; i < times; i++) {
      signal.send();
    }
  }
}
