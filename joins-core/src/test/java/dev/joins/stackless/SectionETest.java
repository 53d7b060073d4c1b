package dev.joins.stackless;

import dev.joins.channel.Channel;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import dev.joins.tasklet.TaskletExit;
import java.util.List;

/** Exceptions, kill and throw. */
class SectionETest extends Section {
  private static final class IndexError extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  List<Case> cases() {
    return List.of(
        of(
            "E01",
            "IndexError 2",
            (s, log) -> {
              var loop =
                  s.spawn(
                      "loop",
                      () -> {
                        while (true) {
                          Tasklet.schedule();
                        }
                      });
              s.spawn(
                  "raise",
                  () -> {
                    throw new IndexError();
                  });
              log.failure(s::run);
              log.add(s.runCount());
              loop.kill();
            }),
        of(
            "E02",
            "IndexError",
            (s, log) -> {
              s.spawn("1", Tasklet::schedule);
              s.spawn(
                  "2",
                  () -> {
                    throw new IndexError();
                  });
              log.failure(s::run);
            }),
        of(
            "E04",
            "null nothing",
            (s, log) -> {
              var request = Channel.<Channel<String>>rendezvous("request");
              s.spawn("server", () -> request.receive().sendError(new IndexError()));
              s.spawn(
                  "client",
                  () -> {
                    var response = Channel.<String>rendezvous("response");
                    request.send(response);
                    try {
                      log.add(response.receive());
                    } catch (IndexError expected) {
                      log.add("null");
                    }
                  });
              log.failure(s::run);
            }),
        of(
            "E05",
            "caught done:false queue:0",
            (s, log) -> {
              var c = Channel.<String>rendezvous("c");
              var t =
                  s.spawn(
                      "t",
                      () -> {
                        try {
                          c.receive();
                        } catch (IndexError expected) {
                          log.add("caught");
                        }
                      });
              s.runUntilIdle();
              t.raise(new IndexError());
              log.add("done:" + t.isAlive());
              log.add("queue:" + (c.trySend("nobody") ? 1 : 0));
            }),
        of(
            "E06",
            "IndexError false",
            (s, log) -> {
              var c = Channel.<String>rendezvous("c");
              var t = s.spawn("t", () -> log.failure(c::receive));
              s.runUntilIdle();
              t.raise(new IndexError());
              log.add(t.isAlive());
            }),
        of(
            "E08",
            "IndexError false IndexError",
            (s, log) -> {
              var t = s.spawn("t", () -> log.add("never"));
              log.failure(() -> t.raise(new IndexError()));
              log.add(t.isAlive());
              s.spawn("u", () -> log.add("never")).raiseLater(new IndexError());
              log.failure(s::run);
            }),
        of(
            "E09",
            "IllegalStateException nothing nothing",
            (s, log) -> {
              var t = s.spawn("t", () -> {});
              s.run();
              log.failure(() -> t.raise(new IndexError()));
              log.failure(t::kill);
              log.failure(t::killLater);
            }),
        of(
            "E10",
            "killed nothing",
            (s, log) -> {
              var t =
                  s.spawn(
                      "t",
                      () -> {
                        try {
                          Tasklet.schedule();
                        } catch (TaskletExit exit) {
                          log.add("killed");
                          throw exit;
                        }
                      });
              Tasklet.schedule();
              log.failure(t::kill);
            }),
        of(
            "E12",
            "swallowed alive:true",
            (s, log) -> {
              var c = Channel.<String>rendezvous("c");
              var t =
                  s.spawn(
                      "t",
                      () -> {
                        try {
                          c.receive();
                        } catch (TaskletExit exit) {
                          log.add("swallowed");
                        }
                        c.receive();
                      });
              s.runUntilIdle();
              t.kill();
              log.add("alive:" + t.isAlive());
            }),
        of(
            "E13",
            "f queue:0",
            (s, log) -> {
              var c = Channel.<String>rendezvous("c");
              var t =
                  s.spawn(
                      "t",
                      () -> {
                        try {
                          c.receive();
                        } finally {
                          log.add("f");
                        }
                      });
              s.runUntilIdle();
              t.kill();
              s.run();
              log.add("queue:" + (c.trySend("nobody") ? 1 : 0));
            }),
        of(
            "E14",
            "handler:t nothing",
            (ignored, log) -> {
              ignored.close();
              try (var s =
                  Scheduler.cooperative(config ->
                      config.withErrorHandler((name, error) -> log.add("handler:" + name)))) {
                s.spawn(
                    "t",
                    () -> {
                      throw new IndexError();
                    });
                log.failure(s::run);
              }
            }),
        of(
            "E16",
            "false",
            (s, log) -> log.add(Exception.class.isAssignableFrom(TaskletExit.class))));
  }
}
