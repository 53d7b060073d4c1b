package dev.joins.stackless;

import dev.joins.channel.Channel;
import dev.joins.tasklet.DeadlockException;
import dev.joins.tasklet.Tasklet;
import java.util.List;

/** Deadlock detection, and nested run(). */
class SectionFTest extends Section {
  private static final class IndexError extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  List<Case> cases() {
    return List.of(
        of(
            "F01",
            "DeadlockException queue:0",
            (s, log) -> {
              var c = Channel.<String>rendezvous("c");
              log.failure(c::receive);
              log.add("queue:" + (c.trySend("nobody") ? 1 : 0));
            }),
        of(
            "F02",
            "nop DeadlockException",
            (s, log) -> {
              s.spawn("nop", () -> log.add("nop"));
              log.failure(Channel.<String>rendezvous("c")::receive);
            }),
        of(
            "F04",
            "IndexError",
            (s, log) -> {
              s.spawn(
                  "t",
                  () -> {
                    throw new IndexError();
                  });
              log.failure(Channel.<String>rendezvous("c")::receive);
            }),
        of(
            "F05",
            "task:DeadlockException main:resumed",
            (s, log) -> {
              var mc = Channel.<String>rendezvous("mc");
              s.spawn(
                  "task",
                  () -> {
                    try {
                      Channel.<String>rendezvous("idle").receive();
                    } catch (DeadlockException deadlock) {
                      log.add("task:DeadlockException");
                    }
                    mc.send("resumed");
                  });
              log.add("main:" + mc.receive());
            }),
        of(
            "F06",
            "DeadlockException",
            (s, log) -> {
              s.spawn("task", () -> Channel.<String>rendezvous("idle").receive());
              log.failure(Channel.<String>rendezvous("mc")::receive);
            }),
        of(
            "F08",
            "2",
            (s, log) -> {
              var c = Channel.<String>rendezvous("c");
              var done = new int[1];
              s.spawn(
                  "worker",
                  () -> {
                    Tasklet.schedule();
                    done[0]++;
                  });
              s.spawn(
                  "runner",
                  () -> {
                    s.runUntilIdle();
                    done[0]++;
                    c.send("go");
                  });
              c.receive();
              log.add(done[0]);
            }),
        of(
            "F09",
            "w r both",
            (s, log) -> {
              s.spawn(
                  "runner",
                  () -> {
                    s.runUntilIdle();
                    log.add("r");
                  });
              s.spawn(
                  "worker",
                  () -> {
                    Tasklet.schedule();
                    log.add("w");
                  });
              s.run();
              log.add("both");
            }),
        of(
            "F10",
            "true",
            (s, log) -> {
              s.spawn(
                  "runner",
                  () -> {
                    s.runUntilIdle();
                    log.add(s.main().isPaused());
                  });
              s.spawn("worker", Tasklet::schedule);
              s.run();
            }),
        of(
            "F12",
            "1",
            (s, log) -> {
              var done = new int[1];
              s.spawn(
                  "worker",
                  () -> {
                    Tasklet.schedule();
                    done[0]++;
                  });
              s.spawn(
                  "runner",
                  () -> {
                    s.runUntilIdle();
                    done[0] += 10;
                  });
              while (done[0] == 0) {
                Tasklet.schedule();
              }
              for (var i = 0; i < 5; i++) {
                Tasklet.schedule();
              }
              log.add(done[0]);
            }),
        of(
            "F13",
            "1 3",
            (s, log) -> {
              var done = new int[1];
              s.spawn("worker", () -> done[0]++);
              s.spawn(
                  "runner",
                  () -> {
                    s.spawn(
                        "wakeup",
                        () -> {
                          s.main().run();
                          done[0]++;
                        });
                    s.runUntilIdle();
                    done[0]++;
                  });
              s.runUntilIdle();
              log.add(done[0]);
              s.runUntilIdle();
              log.add(done[0]);
            }));
  }
}
