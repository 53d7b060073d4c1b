package dev.joins.stackless;

import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.util.List;

/** Scheduler: run, schedule, scheduleRemove, run(t), switch, insert and remove. */
class SectionBTest extends Section {
  @Override
  List<Case> cases() {
    return List.of(
        of(
            "B01",
            "A B 1",
            (s, log) -> {
              s.spawn("A", () -> log.add("A"));
              s.spawn("B", () -> log.add("B"));
              s.run();
              log.add(s.runCount());
            }),
        of(
            "B02",
            "HelloA HelloB GoodbyeA GoodbyeB",
            (s, log) -> {
              for (var name : List.of("A", "B")) {
                s.spawn(
                    name,
                    () -> {
                      log.add("Hello" + name);
                      Tasklet.schedule();
                      log.add("Goodbye" + name);
                    });
              }
              s.run();
            }),
        of(
            "B04",
            "M a b c M a b c M M M",
            (s, log) -> {
              for (var name : List.of("a", "b", "c")) {
                s.spawn(
                    name,
                    () -> {
                      for (var i = 0; i < 2; i++) {
                        log.add(name);
                        Tasklet.schedule();
                      }
                    });
              }
              for (var i = 0; i < 5; i++) {
                log.add("M");
                Tasklet.schedule();
              }
            }),
        of(
            "B05",
            "a1 a2 b new a3",
            (s, log) -> {
              s.spawn(
                  "a",
                  () -> {
                    log.add("a1");
                    s.spawn("new", () -> log.add("new"));
                    log.add("a2");
                    Tasklet.schedule();
                    log.add("a3");
                  });
              s.spawn("b", () -> log.add("b"));
              s.run();
            }),
        of(
            "B06",
            "true true",
            (s, log) -> { // what schedule() would give back, the caller has in hand
              var before = s.current();
              Tasklet.schedule();
              log.add(s.current() == before);
              log.add(Tasklet.current().orElseThrow() == before);
            }),
        of(
            "B08",
            "res",
            (s, log) -> {
              var t = s.spawn("t", () -> log.add(String.valueOf(s.scheduleRemove())));
              s.run();
              t.setResult("res");
              t.insert();
              s.run();
            }),
        of(
            "B09",
            "foo:true after",
            (s, log) -> {
              s.spawn(
                  "P",
                  () -> {
                    var p = s.current();
                    s.spawn("foo", () -> log.add("foo:" + p.isScheduled()));
                    Tasklet.schedule();
                    log.add("after");
                  });
              s.run();
            }),
        of(
            "B10",
            "false true resumed",
            (s, log) -> {
              s.spawn(
                  "P",
                  () -> {
                    var p = s.current();
                    s.spawn(
                        "foo",
                        () -> {
                          log.add(p.isScheduled());
                          p.insert();
                          log.add(p.isScheduled());
                        });
                    s.scheduleRemove();
                    log.add("resumed");
                  });
              s.run();
            }),
        of(
            "B12",
            "t2 t3 main",
            (s, log) -> {
              var ts = three(s, log);
              ts.get(1).run();
              log.add("main");
              ts.get(0).kill();
            }),
        of(
            "B13",
            "t2 main",
            (s, log) -> {
              var ts = three(s, log);
              ts.get(1).remove().run();
              log.add("main");
              ts.get(0).kill();
              ts.get(2).kill();
            }),
        of(
            "B14",
            "paused:true back paused:true back",
            (s, log) -> {
              for (var removed : List.of(false, true)) {
                var t = s.spawn("t", () -> log.add("paused:" + s.main().isPaused()));
                if (removed) {
                  t.remove();
                }
                t.switchTo();
                log.add("back");
              }
            }),
        of(
            "B16",
            "blocked blocked blocked blocked true",
            (s, log) -> {
              var c = dev.joins.channel.Channel.<Integer>rendezvous("c");
              var t = s.spawn("t", c::receive);
              t.run();
              for (Tasklet.Body call :
                  List.<Tasklet.Body>of(t::switchTo, t::run, t::insert, t::remove)) {
                try {
                  call.run();
                } catch (IllegalStateException refused) {
                  log.add(
                      String.valueOf(refused.getMessage()).contains("blocked")
                          ? "blocked"
                          : "other");
                }
              }
              log.add(t.isBlocked());
              t.kill();
            }),
        of(
            "B17",
            "IllegalStateException IllegalStateException",
            (s, log) -> {
              var t = s.spawn("t", () -> {});
              s.run();
              log.failure(t::run);
              log.failure(t::insert);
            }),
        of(
            "B18",
            "1 2 other:1 t:2 1",
            (s, log) -> { // each scheduler counts its own
              log.add(s.runCount());
              var t = s.spawn("t", () -> log.add("t:" + s.runCount()));
              log.add(s.runCount());
              var other =
                  Thread.ofPlatform()
                      .start(() -> {
                        try (var own = Scheduler.cooperative()) {
                          log.add("other:" + own.runCount());
                        }
                      });
              other.join();
              t.run();
              log.add(s.runCount());
            }),
        of(
            "B20",
            "main t 2",
            (s, log) ->
                s.spawn("t", () -> log.add(s.main() + " " + s.current() + " " + s.runCount()))
                    .run()),
        of(
            "B21",
            "returned alive:true blocked:true",
            (s, log) -> {
              var c = dev.joins.channel.Channel.<Integer>rendezvous("c");
              var t = s.spawn("t", c::receive);
              s.spawn("u", () -> {});
              s.runUntilIdle();
              log.add("returned alive:" + t.isAlive() + " blocked:" + t.isBlocked());
              t.kill();
            }),
        of(
            "B22",
            "t2 | t2 t1",
            (s, log) -> {
              var t1 = looping(s, log, "t1");
              var t2 = looping(s, log, "t2");
              t1.remove();
              s.run();
              log.add("|");
              t2.insert();
              t1.insert();
              s.run();
              t1.kill();
              t2.kill();
            }));
  }

  /** Logs its name each time that it is inserted. */
  private static dev.joins.tasklet.CooperativeTasklet looping(
      CooperativeScheduler s, Log log, String name) {
    return s.spawn(
        name,
        () -> {
          while (true) {
            log.add(name);
            s.scheduleRemove();
          }
        });
  }

  private static List<dev.joins.tasklet.CooperativeTasklet> three(CooperativeScheduler s, Log log) {
    return List.of(
        s.spawn("t1", () -> log.add("t1")),
        s.spawn("t2", () -> log.add("t2")),
        s.spawn("t3", () -> log.add("t3")));
  }
}
