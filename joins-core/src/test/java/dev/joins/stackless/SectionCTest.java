package dev.joins.stackless;

import dev.joins.channel.Channel;
import dev.joins.tasklet.CooperativeScheduler;
import java.util.ArrayList;
import java.util.List;

/**
 * Channels: blocking, values, exceptions, close, iteration. Where Stackless looks at {@code
 * balance}, these look at what is pending, and at whether a message finds a taker.
 */
class SectionCTest extends Section {
  @Override
  List<Case> cases() {
    return List.of(
        of(
            "C01",
            "true [1]",
            (s, log) -> {
              var c = Channel.<Integer>rendezvous("c");
              var t = s.spawn("t", () -> c.send(1));
              t.run();
              log.add(t.isBlocked());
              log.add(c.place().snapshot());
              t.kill();
            }),
        of(
            "C02",
            "true []",
            (s, log) -> {
              var c = Channel.<Integer>rendezvous("c");
              var t = s.spawn("t", c::receive);
              t.run();
              log.add(t.isBlocked());
              log.add(c.place().snapshot());
              t.kill();
            }),
        of(
            "C04",
            "7 true",
            (s, log) -> {
              var c = Channel.<Integer>rendezvous("c");
              var t = s.spawn("t", () -> c.send(7));
              t.run();
              s.current().setBlockTrap(true);
              log.add(c.receive());
              log.add(t.isScheduled() && !t.isBlocked());
              s.current().setBlockTrap(false);
            }),
        of(
            "C05",
            "2 1 0 false",
            (s, log) -> {
              var c = Channel.<Integer>rendezvous("c");
              var one = s.spawn("one", () -> c.send(1));
              var two = s.spawn("two", () -> c.send(2));
              s.runUntilIdle();
              log.add(c.place().snapshot().size());
              one.kill();
              log.add(c.place().snapshot().size());
              two.kill();
              log.add(c.place().snapshot().size());
              var receiver = s.spawn("receiver", c::receive);
              s.runUntilIdle();
              receiver.kill();
              log.add(c.trySend(9));
            }),
        of(
            "C06",
            "[1, 2] []",
            (s, log) -> {
              var c = Channel.<Integer>rendezvous("c");
              var t = s.spawn("t", () -> c.send(1));
              var u = s.spawn("u", () -> c.send(2));
              s.runUntilIdle();
              log.add(c.place().snapshot());
              t.kill();
              u.kill();
              log.add(c.place().snapshot());
            }),
        of(
            "C08",
            "a1 m1 b2 m2 c3 m3",
            (s, log) -> {
              var c = Channel.<Integer>rendezvous("c");
              for (var name : List.of("a", "b", "c")) {
                s.spawn(name, () -> log.add(name + c.receive()));
              }
              s.runUntilIdle();
              for (var i = 1; i <= 3; i++) {
                c.send(i);
                log.add("m" + i);
              }
            }),
        of(
            "C09",
            "ArithmeticException",
            (s, log) -> {
              var c = Channel.<Integer>rendezvous("c");
              s.spawn("t", () -> c.sendError(new ArithmeticException("1, 2, 3")));
              log.failure(c::receive);
            }),
        of(
            "C10",
            "same bar",
            (s, log) -> {
              var c = Channel.<Integer>rendezvous("c");
              var thrown = new ArrayList<Throwable>();
              s.spawn(
                  "t",
                  () -> {
                    try {
                      bar();
                    } catch (IllegalArgumentException caught) {
                      thrown.add(caught);
                      c.sendError(caught);
                    }
                  });
              try {
                c.receive();
              } catch (IllegalArgumentException received) {
                log.add(received == thrown.getFirst() ? "same" : "other");
                log.add(received.getStackTrace()[0].getMethodName());
              }
            }),
        of(
            "C12",
            "[0, 1]",
            (s, log) -> {
              var c = Channel.<Integer>rendezvous("c");
              s.spawn(
                  "t",
                  () -> {
                    c.send(0);
                    c.send(1);
                    c.close();
                  });
              var got = new ArrayList<Integer>();
              c.forEach(got::add);
              log.add(got);
            }),
        of(
            "C13",
            "open [7] | ChannelClosedException [7] | ChannelClosedException []",
            (s, log) -> { // open, closing, closed; and there is no way back
              var c = Channel.<Integer>rendezvous("c");
              var t = s.spawn("t", () -> c.send(7));
              t.run();
              log.add("open " + c.place().snapshot() + " |");
              c.close();
              log.failure(() -> c.trySend(8));
              log.add(c.place().snapshot() + " |");
              t.kill();
              log.failure(c::tryReceive);
              log.add(c.place().snapshot());
            }),
        of(
            "C14",
            "ChannelClosedException ChannelClosedException",
            (s, log) -> {
              var c = Channel.<Integer>rendezvous("c");
              c.close();
              log.failure(() -> c.send(1));
              log.failure(c::receive);
            }),
        of(
            "C16",
            "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]",
            (s, log) -> {
              var c = Channel.<Integer>rendezvous("c");
              s.spawn(
                  "sender",
                  () -> {
                    for (var i = 0; i < 10; i++) {
                      c.send(i);
                    }
                    c.close();
                  });
              var data = new ArrayList<Integer>();
              s.spawn(
                  "receiver",
                  () -> {
                    c.forEach(data::add);
                    data.add(10);
                  });
              s.run();
              log.add(data);
            }),
        of(
            "C17",
            "5 ChannelClosedException",
            (s, log) -> {
              var c = Channel.<Integer>rendezvous("c");
              s.spawn("sender", () -> c.send(5)).run();
              c.close();
              log.add(c.receive());
              log.failure(c::receive);
            }),
        of(
            "C18",
            "IllegalStateException IllegalStateException IllegalStateException"
                + " IllegalStateException []",
            (s, log) -> {
              var c = Channel.<Integer>rendezvous("c");
              trapped(s, log, c);
              s.spawn("worker", () -> trapped(s, log, c)).run();
              log.add(c.place().snapshot());
            }),
        of(
            "C20",
            "false true false",
            (s, log) -> {
              var c = Channel.<Integer>rendezvous("c");
              log.add(c.place().policy.scheduleAll());
              log.add(c.setScheduleAll(true).place().policy.scheduleAll());
              log.add(c.setScheduleAll(false).place().policy.scheduleAll());
            }),
        of(
            "C21",
            "orders 1",
            (s, log) -> { // with fields of one's own: around a channel, not below it
              record Named(String label, Channel<Integer> channel) {}
              var orders = new Named("orders", Channel.rendezvous("c"));
              s.spawn("t", () -> orders.channel().send(1));
              log.add(orders.label() + " " + orders.channel().receive());
            }),
        of(
            "C22",
            "6",
            (s, log) -> { // the balance idiom, without balance
              var c = Channel.<Integer>rendezvous("c");
              for (var i = 1; i <= 3; i++) {
                var message = i;
                s.spawn("sender", () -> c.send(message));
              }
              s.runUntilIdle();
              var total = 0;
              for (var got = c.tryReceive(); got.isPresent(); got = c.tryReceive()) {
                total += got.get();
              }
              log.add(total);
            }),
        of(
            "C24",
            "2",
            (s, log) -> {
              var c = Channel.<Integer>rendezvous("c");
              s.spawn(
                  "t",
                  () -> {
                    c.send(1);
                    log.add(c.receive());
                  });
              s.spawn("u", () -> c.send(c.receive() + 1));
              s.run();
            }));
  }

  private static void bar() {
    throw new IllegalArgumentException("from bar");
  }

  private static void trapped(CooperativeScheduler s, Log log, Channel<Integer> c) {
    s.current().setBlockTrap(true);
    log.failure(() -> c.send(1));
    log.failure(c::receive);
    s.current().setBlockTrap(false);
  }
}
