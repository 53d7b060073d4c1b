package dev.joins.stackless;

import dev.joins.Preference;
import dev.joins.channel.Channel;
import dev.joins.tasklet.CooperativeScheduler;
import java.util.List;

/** Exact order: preference x schedule_all x creation order. */
class SectionDTest extends Section {
  @Override
  List<Case> cases() {
    return List.of(
        order("D01", "R+ S+ v R- A S-", Preference.RECEIVER, false, true),
        order("D02", "S+ R+ v R- A S-", Preference.RECEIVER, false, false),
        order("D04", "S+ R+ A S- v R-", Preference.RECEIVER, true, false),
        order("D05", "R+ S+ S- A v R-", Preference.NEITHER, false, true),
        order("D06", "S+ R+ v R- A S-", Preference.NEITHER, false, false),
        order("D08", "S+ R+ A S- v R-", Preference.NEITHER, true, false),
        order("D09", "R+ S+ S- A v R-", Preference.SENDER, false, true),
        order("D10", "S+ R+ S- A v R-", Preference.SENDER, false, false),
        order("D12", "S+ R+ A S- v R-", Preference.SENDER, true, false),
        of(
            "D13",
            "consumer p1 A p2 1 B 2 3",
            (s, log) -> {
              var ch = Channel.<String>rendezvous("ch");
              var consumer =
                  s.spawn(
                      "consumer",
                      () -> {
                        log.add("consumer");
                        for (var x : ch) {
                          log.add(x);
                        }
                      });
              s.spawn(
                  "p1",
                  () -> {
                    log.add("p1");
                    ch.send("A");
                    ch.send("B");
                  });
              s.spawn(
                  "p2",
                  () -> {
                    log.add("p2");
                    for (var x : List.of("1", "2", "3")) {
                      ch.send(x);
                    }
                  });
              s.runUntilIdle();
              consumer.kill();
            }),
        of(
            "D14",
            "Got Sent",
            (s, log) -> {
              var ch = Channel.<Integer>rendezvous("ch");
              s.spawn(
                  "sender",
                  () -> {
                    ch.send(5);
                    log.add("Sent");
                  });
              s.spawn(
                  "receiver",
                  () -> {
                    ch.receive();
                    log.add("Got");
                  });
              s.run();
            }),
        of(
            "D16",
            "PING PONG PING PONG PING PONG",
            (s, log) -> {
              var pingCh = Channel.<String>rendezvous("ping");
              var pongCh = Channel.<String>rendezvous("pong");
              var ping =
                  s.spawn(
                      "ping",
                      () -> {
                        while (true) {
                          pingCh.receive();
                          log.add("PING");
                          pongCh.send("go");
                        }
                      });
              var pong =
                  s.spawn(
                      "pong",
                      () -> {
                        for (var i = 0; i < 3; i++) {
                          pongCh.receive();
                          log.add("PONG");
                          if (i < 2) {
                            pingCh.send("go");
                          }
                        }
                      });
              s.spawn("start", () -> pingCh.send("go"));
              s.runUntilIdle();
              ping.kill();
              pong.kill();
            }),
        of(
            "D17",
            "999000",
            (s, log) -> {
              var large = factorial(s, 1000);
              var small = factorial(s, 998);
              log.add(large.divide(small));
            }));
  }

  private static java.math.BigInteger factorial(CooperativeScheduler s, int n) throws Exception {
    if (n <= 1) {
      return java.math.BigInteger.ONE;
    }
    var result = Channel.<java.math.BigInteger>rendezvous("result");
    s.spawn("factorial " + (n - 1), () -> result.send(factorial(s, n - 1)));
    return result.receive().multiply(java.math.BigInteger.valueOf(n));
  }

  private static Case order(
      String id, String expected, Preference preference, boolean all, boolean receiverFirst) {
    return of(
        id,
        expected,
        (s, log) -> {
          var c = Channel.<String>rendezvous("c").setPreference(preference).setScheduleAll(all);
          Runnable receiver =
              () ->
                  s.spawn(
                      "receiver",
                      () -> {
                        log.add("R+");
                        log.add(c.receive());
                        log.add("R-");
                      });
          Runnable sender =
              () ->
                  s.spawn(
                      "sender",
                      () -> {
                        log.add("S+");
                        c.send("v");
                        log.add("S-");
                      });
          (receiverFirst ? receiver : sender).run();
          (receiverFirst ? sender : receiver).run();
          s.spawn("third", () -> log.add("A"));
          s.run();
        });
  }
}
