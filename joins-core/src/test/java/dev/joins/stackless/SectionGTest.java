package dev.joins.stackless;

import dev.joins.channel.Channel;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.CooperativeTasklet;
import dev.joins.tasklet.Tasklet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The watchdog: run(timeout), here a budget of turns, as nobody can be stopped within one. */
class SectionGTest extends Section {
  private static final class StopIteration extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  List<Case> cases() {
    return List.of(
        of(
            "G01",
            "true paused:true 1 scheduled:true",
            (s, log) -> {
              var t = s.spawn("t", SectionGTest::spin);
              log.add(s.runTurns(100).orElseThrow() == t);
              log.add("paused:" + t.isPaused());
              log.add(s.runCount());
              log.add("scheduled:" + t.insert().isScheduled());
              t.kill();
            }),
        of(
            "G02",
            "3 1",
            (s, log) -> {
              var done = new AtomicInteger();
              for (var i = 0; i < 3; i++) {
                s.spawn(
                    "t",
                    () -> {
                      spin(50);
                      done.incrementAndGet();
                    });
              }
              while (s.runCount() > 1) {
                s.runTurns(7).ifPresent(CooperativeTasklet::insert);
              }
              log.add(done);
              log.add(s.runCount());
            }),
        of(
            "G03",
            "ran Optional.empty",
            (s, log) -> {
              s.spawn("quick", () -> log.add("ran"));
              log.add(s.runTurns(1_000));
            }),
        of("G04", "60 StopIteration false", SectionGTest::serverAndClients),
        of(
            "G05",
            "inside 5 outside",
            (s, log) -> {
              var turns = new AtomicInteger();
              s.spawn(
                  "t",
                  () -> {
                    try (var _ = s.atomic()) {
                      for (var i = 0; i < 5; i++) {
                        turns.incrementAndGet();
                        Tasklet.schedule();
                      }
                      log.add("inside");
                    }
                    Tasklet.schedule();
                    log.add("outside");
                  });
              var cutShort = s.runTurns(2).orElseThrow();
              log.add(turns);
              cutShort.insert();
              s.run();
            }),
        of(
            "G06",
            "false true true true false",
            (s, log) -> {
              log.add(s.current().isAtomic());
              try (var _ = s.atomic()) {
                log.add(s.current().isAtomic());
                try (var _ = s.atomic()) {
                  log.add(s.current().isAtomic());
                }
                log.add(s.current().isAtomic());
              }
              log.add(s.current().isAtomic());
            }),
        of(
            "G07",
            "awoken false false",
            (s, log) -> {
              var one = s.spawn("one", SectionGTest::spin);
              var two = s.spawn("two", SectionGTest::spin);
              s.spawn(
                  "runner",
                  () -> {
                    s.runTurns(20);
                    log.add("awoken");
                    one.kill();
                    two.kill();
                  });
              s.run();
              log.add(one.isAlive());
              log.add(two.isAlive());
            }),
        of("G08", "0 1 2 3", SectionGTest::nested));
  }

  private static void spin() {
    while (true) {
      Tasklet.schedule();
    }
  }

  private static void spin(int turns) {
    for (var i = 0; i < turns; i++) {
      Tasklet.schedule();
    }
  }

  private static void serverAndClients(CooperativeScheduler s, Log log) {
    var c = Channel.<Integer>rendezvous("c");
    var count = new AtomicInteger();
    var server =
        s.spawn(
            "server",
            () -> {
              while (true) {
                count.addAndGet(c.receive());
              }
            });
    var clients = new ArrayList<CooperativeTasklet>();
    for (var i = 0; i < 3; i++) {
      clients.add(
          s.spawn(
              "client",
              () -> {
                for (var sent = 0; sent < 20; sent++) {
                  c.send(1);
                }
              }));
    }
    while (clients.stream().anyMatch(CooperativeTasklet::isAlive)) {
      s.runTurns(10).ifPresent(CooperativeTasklet::insert);
    }
    log.add(count);
    log.failure(() -> {
      c.sendError(new StopIteration());
      Tasklet.schedule(); // we have sent: the server's error comes with our next call
    });
    log.add(server.isAlive());
  }

  /**
   * Four runs, one inside the other, are out of turns at the same time: the outermost wakes first.
   */
  private static void nested(CooperativeScheduler s, Log log) {
    var spinning = s.spawn("spinning", SectionGTest::spin);
    s.spawn("runner0", () -> runNested(s, log, 0));
    s.runUntilIdle();
    spinning.kill();
  }

  private static void runNested(CooperativeScheduler s, Log log, int depth) {
    if (depth < 3) {
      s.spawn("runner" + (depth + 1), () -> runNested(s, log, depth + 1));
    }
    s.runTurns(50);
    log.add(depth);
  }
}
