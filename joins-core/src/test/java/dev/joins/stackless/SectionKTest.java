package dev.joins.stackless;

import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.channel.Join;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * What stacklesslib has on top: waiting for several, futures, timeouts. Here each is a channel, a
 * select or a time limit; nothing is built for it. Locks and their kind are in {@code
 * dev.joins.sync}.
 */
class SectionKTest extends Section {
  @Override
  List<Case> cases() {
    return List.of(
        of("K02", "[2, 4, 3, 0, 1, 5]", (s, log) -> log.add(completions(s, 6, Duration.ofDays(1)))),
        of("K04", "[2, 4]", (s, log) -> log.add(completions(s, 2, Duration.ofDays(1)))),
        of("K05", "[2, 4, 3, 0, 1]", (s, log) -> log.add(completions(s, 6, Duration.ofMillis(2)))),
        of("K06", "[2, 4]", (s, log) -> log.add(completions(s, 6, Duration.ZERO))),
        of(
            "K08",
            "false true",
            (s, log) -> { // can be sent to: by sending, as a look would be old at once
              var c = Channel.<Integer>rendezvous("c");
              log.add(c.send(1, Duration.ofMillis(1)));
              s.spawn("receiver", c::receive);
              log.add(c.send(1, Duration.ofMillis(1)));
            }),
        of("K09", "value ArithmeticException", (s, log) -> callAndWait(s, log)),
        of(
            "K10",
            "1 2",
            (s, log) -> {
              var c = Channel.<Integer>unbounded("c");
              c.send(1);
              c.send(2);
              log.add(c.receive());
              log.add(c.receive());
            }),
        of(
            "K12",
            "blocked [0]",
            (s, log) -> {
              var c = Channel.<Integer>buffered("c", 0);
              var t = s.spawn("t", () -> c.send(0));
              t.run();
              log.add(t.isBlocked() ? "blocked" : "went on");
              log.add(c.place().snapshot());
              t.kill();
            }),
        of(
            "K14",
            "Optional.empty CancellationException",
            (s, log) -> { // who is cancelled says so to whoever waits for it
              var result = Channel.<String>rendezvous("result");
              var callee =
                  s.spawn(
                      "callee",
                      () -> {
                        try {
                          sleepAndSend(result);
                        } catch (InterruptedException cancelled) {
                          result.sendError(new CancellationException());
                        }
                      });
              log.add(result.receive(Duration.ofMillis(10)));
              callee.interrupt();
              log.failure(result::receive);
            }),
        of(
            "K18",
            "Optional.empty false true PT0.02S [] false",
            (s, log) -> {
              var c = Channel.<Integer>rendezvous("c");
              var limit = Duration.ofMillis(10);
              log.add(c.receive(limit));
              log.add(c.send(1, limit));
              log.add(s.blocked().isEmpty());
              log.add(s.elapsed());
              log.add(c.place().snapshot());
              log.add(c.trySend(2));
            }),
        of(
            "K20",
            "inner outer:true",
            (s, log) -> { // a limit is a result, which nobody else can catch by mistake
              var c = Channel.<Integer>rendezvous("c");
              var outer = s.elapsed().plusMillis(20);
              if (c.receive(Duration.ofMillis(5)).isEmpty()) {
                log.add("inner");
              }
              var rest = outer.minus(s.elapsed());
              log.add("outer:" + c.receive(rest).isEmpty());
            }),
        of("K26", "fast [1, 2, 3]", SectionKTest::firstAndAll),
        of(
            "K29",
            "0 1 2 3",
            (s, log) -> { // the callee first; the caller goes on when the callee waits
              var c = Channel.<Integer>rendezvous("c");
              log.add(0);
              var callee =
                  s.spawn(
                      "callee",
                      () -> {
                        log.add(1);
                        log.add(c.receive());
                      });
              callee.run();
              log.add(2);
              c.send(3);
            }),
        of(
            "K30",
            "true Optional.empty",
            (s, log) -> { // pump a main loop: some turns, or until nobody can run
              var t =
                  s.spawn(
                      "t",
                      () -> {
                        for (var i = 0; i < 200; i++) {
                          Tasklet.schedule();
                        }
                      });
              log.add(s.runTurns(100).equals(Optional.of(t)));
              t.insert();
              log.add(s.runTurns(1_000));
            }));
  }

  /** Six calls that take their time; who has ended within the limit, in order of their ends. */
  private static List<Integer> completions(CooperativeScheduler s, int count, Duration limit)
      throws InterruptedException {
    var ended = Channel.<Integer>unbounded("ended");
    var micros = List.of(1_000, 2_000, 0, 100, 0, 2_500);
    for (var i = 0; i < micros.size(); i++) {
      var number = i;
      s.spawn(
          "call",
          () -> {
            Tasklet.sleep(Duration.ofNanos(1_000L * micros.get(number)));
            ended.send(number);
          });
    }
    Tasklet.schedule();
    var deadline = s.elapsed().plus(limit);
    var got = new ArrayList<Integer>();
    while (got.size() < count) {
      var next = ended.receive(deadline.minus(s.elapsed()));
      if (next.isEmpty()) {
        break;
      }
      got.add(next.get());
    }
    return got;
  }

  private static void sleepAndSend(Channel<String> result) throws InterruptedException {
    Tasklet.sleep(Duration.ofDays(1));
    result.send("late");
  }

  /** A future is a channel with one message in it, or one error. */
  private static void callAndWait(CooperativeScheduler s, Log log) throws InterruptedException {
    var result = Channel.<String>buffered("result", 1);
    s.spawn("callee", () -> result.send("value"));
    log.add(result.receive());
    s.spawn("callee", () -> result.sendError(new ArithmeticException()));
    log.failure(result::receive);
  }

  /** The first of several is a select; all of them is a join. */
  private static void firstAndAll(CooperativeScheduler s, Log log) throws InterruptedException {
    var fast = Channel.<String>rendezvous("fast");
    var slow = Channel.<String>rendezvous("slow");
    s.spawn("slow", () -> sleepAndSend(slow));
    s.spawn("fast", () -> fast.send("fast"));
    log.add(Clause.select(Clause.receive(slow), Clause.receive(fast)));
    var three = List.of(one(s, 1), one(s, 2), one(s, 3));
    var all = Join.of(three);
    log.add(Clause.select(Clause.take(all, messages -> List.of(all.bind(messages)))));
  }

  private static Channel<Integer> one(CooperativeScheduler s, int message) {
    var channel = Channel.<Integer>rendezvous("channel");
    s.spawn("sender", () -> channel.send(message));
    return channel;
  }
}
