package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.channel.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The quiescence check of the parallel scheduler: it finds a standstill, and never a false one. */
@Bounded
@ParameterizedClass
@EnumSource(names = {"PARALLEL", "PARALLEL_VIRTUAL", "PARALLEL_PLATFORM"})
class StandstillTest {
  private static final long STRESS =
      TimeUnit.MILLISECONDS.toNanos(Boolean.getBoolean("joins.long") ? 3000 : 120);

  @Parameter private Kind kind = Kind.PARALLEL;

  private final Channel<String> channel = Channel.rendezvous("c");

  private ParallelScheduler open() {
    return (ParallelScheduler) kind.open();
  }

  @Test
  void nobodyIsLeftSoThereIsNone() {
    try (var scheduler = open()) {
      assertThat(scheduler.standstill()).isNull();
      scheduler.spawn("t", () -> {});
      scheduler.run();
      assertThat(scheduler.standstill()).isNull();
    }
  }

  @Test
  void itIsFoundWithTheSameReportAsADeadlock() throws Exception {
    try (var scheduler = open()) {
      var answer = new AtomicReference<Exchange>();
      scheduler.spawn("first", channel::receive);
      scheduler.spawn(
          "second",
          () -> {
            answer.set(new Exchange("an answer").committed());
            answer.get().call();
          });
      var found = scheduler.standstill();
      while (found == null) {
        found = scheduler.standstill();
      }
      assertThat(found.blocked())
          .containsExactly(
              new DeadlockReport.Blocked(
                  "first", new WaitReport("receive from c", List.of("c: c has 0 of 1"))),
              new DeadlockReport.Blocked("second", new WaitReport("an answer")));
      assertThatThrownBy(scheduler::run)
          .isInstanceOf(DeadlockException.class)
          .hasMessage(found.toString());
      answer.get().answer("42");
    }
  }

  @Test
  void whoeverHasATimeLimitIsNotAtAStandstill() {
    try (var scheduler = (ParallelScheduler) Kind.PARALLEL.open()) {
      scheduler.spawn("blocked", channel::receive);
      scheduler.spawn("timed", () -> channel.receive(Duration.ofHours(1)));
      while (scheduler.blocked().size() < 2) {
        Thread.onSpinWait();
      }
      assertThat(scheduler.standstill()).isNull();
    }
  }

  @Test
  void whoeverBlocksOutsideTheKernelCountsAsRunning() {
    var gate = new java.util.concurrent.CountDownLatch(1);
    try (var scheduler = open()) {
      scheduler.spawn("blocked", channel::receive);
      scheduler.spawn("outside", gate::await);
      while (scheduler.blocked().isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(scheduler.standstill()).isNull();
    }
  }

  // ---- never a false one, whatever goes on; polled by this thread

  private List<DeadlockReport> pollWhile(ParallelScheduler scheduler, AtomicBoolean stop) {
    var found = new ArrayList<DeadlockReport>();
    var end = System.nanoTime() + STRESS;
    while (System.nanoTime() - end < 0) {
      var standstill = scheduler.standstill();
      if (standstill != null) {
        found.add(standstill);
      }
    }
    stop.set(true);
    return found;
  }

  @Test
  void notWhileManyPairsPlayPingPong() {
    var stop = new AtomicBoolean();
    try (var scheduler = open()) {
      for (var pair = 0; pair < 20; pair++) {
        var there = Channel.<Boolean>rendezvous("there");
        var back = Channel.<Boolean>rendezvous("back");
        scheduler.spawn(
            "ping",
            () -> {
              while (!stop.get()) {
                there.send(true);
                back.receive();
              }
              there.send(false);
            });
        scheduler.spawn(
            "pong",
            () -> {
              while (there.receive()) {
                back.send(true);
              }
            });
      }
      assertThat(pollWhile(scheduler, stop)).isEmpty();
      scheduler.run();
    }
  }

  @Test
  void notWhileASingleMessageWanders() {
    var stop = new AtomicBoolean();
    var ring = new ArrayList<Channel<Boolean>>();
    for (var i = 0; i < 50; i++) {
      ring.add(Channel.rendezvous("ring" + i));
    }
    try (var scheduler = open()) {
      for (var i = 0; i < ring.size(); i++) {
        var from = ring.get(i);
        var to = ring.get((i + 1) % ring.size());
        var first = i == 0;
        scheduler.spawn(
            "t" + i,
            () -> {
              if (first) {
                to.send(true);
              }
              while (from.receive() && !stop.get()) {
                to.send(true);
              }
              to.send(false, Duration.ofMillis(1));
            });
      }
      assertThat(pollWhile(scheduler, stop)).isEmpty();
    }
  }

  /** The one that is interrupted stops waiting, and clears its flag: both must not be mistaken. */
  @Test
  void notWhileOneInterruptsAnother() {
    var stop = new AtomicBoolean();
    try (var scheduler = open()) {
      var again = Channel.<Boolean>rendezvous("again");
      var victim =
          scheduler.spawn(
              "victim",
              () -> {
                do {
                  try {
                    channel.receive();
                  } catch (InterruptedException cancelled) {
                    // as it should be
                  }
                } while (again.receive());
              });
      scheduler.spawn(
          "cancels",
          () -> {
            while (!stop.get()) {
              victim.interrupt();
              again.send(true);
            }
            victim.interrupt();
            again.send(false);
          });
      assertThat(pollWhile(scheduler, stop)).isEmpty();
      scheduler.run();
    }
  }

  /** Each one makes the next, and ends when that one has told it. */
  @Test
  void notWhileTaskletsComeAndGo() {
    var stop = new AtomicBoolean();
    try (var scheduler = open()) {
      for (var i = 0; i < 4; i++) {
        var done = Channel.<Boolean>rendezvous("done");
        scheduler.spawn(
            "parent",
            () -> {
              while (!stop.get()) {
                scheduler.spawn("child", () -> done.send(true));
                done.receive();
                scheduler.spawn("other child", () -> {}).awaitEnd();
              }
            });
      }
      assertThat(pollWhile(scheduler, stop)).isEmpty();
      scheduler.run();
    }
  }
}
