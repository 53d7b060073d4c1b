package dev.joins.stackless;

import dev.joins.Observer;
import dev.joins.channel.Channel;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Tasklet;
import java.util.ArrayList;
import java.util.List;

/** switch_trap, and the callback of switches. */
class SectionHTest extends Section {
  @Override
  List<Case> cases() {
    return List.of(
        of(
            "H01",
            "IllegalStateException IllegalStateException IllegalStateException"
                + " IllegalStateException t",
            (s, log) -> {
              var t = s.spawn("t", () -> log.add("t"));
              s.switchTrap(1);
              log.failure(Tasklet::schedule);
              log.failure(s::scheduleRemove);
              log.failure(s::run);
              log.failure(t::run);
              s.switchTrap(-1);
              Tasklet.schedule();
            }),
        of(
            "H02",
            "IllegalStateException IllegalStateException IllegalStateException []",
            (s, log) -> {
              var c = Channel.<Integer>rendezvous("c");
              s.switchTrap(1);
              log.failure(() -> c.send(1));
              log.failure(c::receive);
              log.failure(() -> c.sendError(new ArithmeticException()));
              s.switchTrap(-1);
              log.add(c.place().snapshot());
            }),
        of(
            "H04",
            "0 1 2 IllegalStateException 1 nothing",
            (s, log) -> {
              log.add(s.switchTrap(1));
              log.add(s.switchTrap(1));
              log.add(s.switchTrap(-1));
              log.failure(Tasklet::schedule);
              log.add(s.switchTrap(-1));
              log.failure(Tasklet::schedule);
            }),
        of(
            "H05",
            "main:send(c,42) main:blocks receiver:receive(c,42)",
            (s, log) -> {
              var c = watched(s, log);
              s.spawn("receiver", c::receive);
              c.send(42);
              s.onSwitch(null);
            }),
        of(
            "H06",
            "receiver:blocks main:send(c,1) main:receive(c,1)",
            (s, log) -> { // sent, and taken at once: it need not block
              var c = watched(s, log);
              s.spawn("receiver", c::receive).run();
              c.send(1);
              s.onSwitch(null);
            }),
        of(
            "H08",
            "main>t t>main",
            (s, log) -> {
              s.spawn("t", () -> {});
              s.onSwitch((from, to) -> log.add(from + ">" + to));
              s.run();
              s.onSwitch(null);
            }),
        of(
            "H08c",
            "true 7",
            (s, log) -> { // the next of one is the previous of the following
              var froms = new ArrayList<String>();
              var tos = new ArrayList<String>();
              s.onSwitch((from, to) -> {
                froms.add(from.name());
                tos.add(to.name());
              });
              for (var name : List.of("a", "b", "c")) {
                s.spawn(name, Tasklet::schedule);
              }
              s.run();
              log.add(froms.subList(1, 7).equals(tos.subList(0, 6)));
              log.add(tos.size());
            }));
  }

  /** What Stackless' channel callback tells: who acts, on which channel, how; and who must wait. */
  private static Channel<Integer> watched(CooperativeScheduler s, Log log) {
    s.onSwitch((from, to) -> {
      if (from.isBlocked()) {
        log.add(from + ":blocks");
      }
    });
    return Channel.of(
        "c",
        0,
        new Observer() {
          @Override
          public void sent(String channel, Object message) {
            log.add(s.current() + ":send(" + channel + "," + message + ")");
          }

          @Override
          public void committed(String pattern, List<String> channels, List<Object> messages) {
            log.add(s.current() + ":receive(" + pattern + "," + messages.getFirst() + ")");
          }
        });
  }
}
