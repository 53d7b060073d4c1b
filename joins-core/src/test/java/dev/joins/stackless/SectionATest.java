package dev.joins.stackless;

import dev.joins.Preference;
import dev.joins.channel.Channel;
import dev.joins.tasklet.CooperativeTasklet;
import dev.joins.tasklet.Tasklet;
import java.util.List;

/** Tasklet life cycle and flags: (a)live, (p)aused, (b)locked, (s)cheduled, (c)urrent. */
class SectionATest extends Section {
  private static String flags(CooperativeTasklet t) {
    return (t.isAlive() ? "a" : "-")
        + (t.isPaused() ? "p" : "-")
        + (t.isBlocked() ? "b" : "-")
        + (t.isScheduled() ? "s" : "-")
        + (t.isCurrent() ? "c" : "-");
  }

  @Override
  List<Case> cases() {
    return List.of(
        of("A01", "-----", (s, log) -> log.add(flags(s.tasklet("t")))),
        of(
            "A02",
            "----- 1",
            (s, log) -> {
              log.add(flags(s.tasklet("t").bind(() -> {})));
              log.add(s.runCount());
            }),
        of(
            "A04",
            "a--s- 2",
            (s, log) -> {
              var t = s.tasklet("t").bind(() -> log.add("ran")).setup();
              log.add(flags(t));
              log.add(s.runCount());
              t.kill();
            }),
        of(
            "A05",
            "ap--- 1 true",
            (s, log) -> {
              var t = s.spawn("t", () -> log.add("ran"));
              var same = t.remove() == t;
              log.add(flags(t));
              log.add(s.runCount());
              log.add(same);
            }),
        of(
            "A06",
            "----- 1",
            (s, log) -> {
              var t = s.spawn("t", () -> log.add("ran"));
              t.kill();
              log.add(flags(t));
              log.add(s.runCount());
            }),
        of(
            "A08",
            "a--s- true a--s-",
            (s, log) -> {
              var t = s.spawn("t", () -> {}).remove();
              var same = t.insert() == t;
              log.add(flags(t));
              log.add(same);
              var u = s.spawn("u", () -> log.add("ran")).remove();
              u.killLater();
              log.add(flags(u));
            }),
        of(
            "A09",
            "----- -----",
            (s, log) -> {
              log.add(flags(s.spawn("t", () -> log.add("ran")).remove().bind(null)));
              var u = s.spawn("u", () -> log.add("ran")).remove();
              u.kill();
              log.add(flags(u));
            }),
        of(
            "A10",
            "a--sc a--s- ----- | a--sc ap--- -----",
            (s, log) -> {
              Tasklet.Body body =
                  () -> {
                    log.add(flags(s.current()));
                    log.add(flags(s.main()));
                  };
              var t = s.spawn("t", body).remove();
              t.run();
              log.add(flags(t));
              log.add("|");
              var u = s.spawn("u", body).remove();
              u.switchTo();
              log.add(flags(u));
            }),
        of(
            "A12",
            "x -----",
            (s, log) -> {
              var t =
                  s.spawn(
                      "t",
                      () -> {
                        log.add("x");
                        s.current().kill();
                        log.add("y");
                      });
              s.run();
              log.add(flags(t));
            }),
        of(
            "A13",
            "a-bs- 123 a--s-",
            (s, log) -> {
              var c = Channel.<Integer>rendezvous("c");
              var t = s.spawn("t", () -> c.send(123));
              t.run();
              log.add(flags(t));
              log.add(c.receive());
              log.add(flags(t));
            }),
        of(
            "A14",
            "a-bs- 456 -----",
            (s, log) -> {
              var c = Channel.<Integer>rendezvous("c");
              var t = s.spawn("t", () -> log.add(c.receive()));
              t.run();
              log.add(flags(t));
              c.send(456);
              log.add(flags(t));
            }),
        of(
            "A16",
            "t main t main",
            (s, log) -> {
              var c = Channel.<Integer>rendezvous("c");
              s.spawn(
                      "t",
                      () -> {
                        c.receive();
                        log.add("t");
                      })
                  .run();
              c.send(1);
              log.add("main");
              c.setPreference(Preference.SENDER);
              s.spawn(
                      "t",
                      () -> {
                        c.send(1);
                        log.add("t");
                      })
                  .run();
              c.receive();
              log.add("main");
            }),
        of(
            "A17",
            "IllegalStateException a--s-",
            (s, log) -> {
              var t = s.spawn("t", () -> {});
              log.failure(() -> t.bind(null));
              log.add(flags(t));
            }),
        of("A18", "IllegalStateException", (s, log) -> log.failure(() -> s.current().bind(null))),
        of(
            "A20",
            "IllegalStateException",
            (s, log) -> log.failure(s.tasklet("t").bind(() -> {})::run)),
        of(
            "A21",
            "1 two",
            (s, log) -> { // arguments are what the lambda captures
              var one = 1;
              var two = "two";
              s.tasklet("t").bind(() -> log.add(one + " " + two)).setup().run();
            }),
        of(
            "A24",
            "u t | main u | main t | null null",
            (s, log) -> {
              var t = s.spawn("t", () -> {});
              var u = s.spawn("u", () -> {});
              log.add(s.main().preceding() + " " + s.main().following() + " |");
              log.add(t.preceding() + " " + t.following() + " |");
              log.add(u.following() + " " + u.preceding() + " |");
              t.remove();
              log.add(t.preceding() + " " + t.following());
            }));
  }
}
