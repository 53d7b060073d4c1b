package dev.joins.stackless;

import dev.joins.channel.Channel;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.CooperativeTasklet;
import dev.joins.tasklet.Hold;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Threads: each that opens a scheduler has its own; channels are shared. */
class SectionITest extends Section {
  /** Another thread, with a scheduler of its own that goes on until it is let go. */
  private static final class OtherThread {
    private final CompletableFuture<CooperativeScheduler> opened = new CompletableFuture<>();
    private final CompletableFuture<Hold> held = new CompletableFuture<>();
    private final Thread thread = Thread.ofPlatform().start(this::run);

    private void run() {
      try (var scheduler = Scheduler.cooperative()) {
        held.complete(scheduler.hold());
        opened.complete(scheduler);
        scheduler.run();
      }
    }

    CooperativeScheduler scheduler() {
      return opened.join();
    }

    /** Has a tasklet of the other thread do it: only there can it be done. */
    <T> T ask(Function<CooperativeScheduler, T> question) {
      var answer = new CompletableFuture<T>();
      scheduler().spawn("asked", () -> answer.complete(question.apply(scheduler())));
      return answer.join();
    }

    /** Returns when it has ended. */
    void letGo() throws InterruptedException {
      held.join().close();
      thread.join();
    }
  }

  @Override
  List<Case> cases() {
    return List.of(
        of("I01", "ECHO1 ECHO2 ECHO3 QUIT", SectionITest::talkAcrossThreads),
        of(
            "I02",
            "true false",
            (s, log) -> {
              var other = new OtherThread();
              var t = paused(other, () -> {});
              try {
                t.switchTo();
              } catch (IllegalStateException refused) {
                log.add(String.valueOf(refused.getMessage()).contains("different thread"));
              }
              other.ask(there -> t.insert());
              other.letGo();
              log.add(t.isAlive());
            }),
        of(
            "I03",
            "IllegalStateException IllegalStateException 1",
            (s, log) -> {
              var other = new OtherThread();
              var t = paused(other, () -> {});
              log.failure(t::remove);
              log.failure(t::insert);
              log.add(s.runCount());
              other.ask(there -> t.insert());
              other.letGo();
            }),
        of(
            "I04",
            "alive:true alive:false",
            (s, log) -> {
              var other = new OtherThread();
              var t = paused(other, () -> {});
              log.add("alive:" + t.isAlive());
              other.letGo();
              log.add("alive:" + t.isAlive());
            }),
        of(
            "I07",
            "t1 t2 t3",
            (s, log) -> {
              var other = new OtherThread();
              var t1 = paused(other, () -> log.add("t1"));
              var t2 = paused(other, () -> log.add("t2"));
              var t3 = paused(other, () -> log.add("t3"));
              other.ask(there -> {
                t2.insert();
                t3.insert();
                t1.run();
                return t1;
              });
              other.letGo();
            }));
  }

  private static CooperativeTasklet paused(OtherThread other, Tasklet.Body body) {
    return other.ask(there -> there.spawn("t", body).remove());
  }

  private static void talkAcrossThreads(CooperativeScheduler s, Log log) throws Exception {
    var channel = Channel.<String>rendezvous("c");
    var other = new OtherThread();
    other
        .scheduler()
        .spawn(
            "sender",
            () -> {
              for (var word : List.of("ECHO1", "ECHO2", "ECHO3", "QUIT")) {
                channel.send(word);
              }
            });
    var hold = s.hold();
    s.spawn(
        "receiver",
        () -> {
          String word;
          do {
            word = channel.receive();
            log.add(word);
          } while (!word.equals("QUIT"));
          hold.close();
        });
    s.run();
    other.letGo();
  }
}
