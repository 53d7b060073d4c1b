package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.channel.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A call that blocks outside the kernel lets others run, under every kind of scheduler. */
@Bounded
@ParameterizedClass
@EnumSource(Kind.class)
class BlockingTest {
  private static final int ROUNDS = Boolean.getBoolean("joins.long") ? 5_000 : 100;

  @Parameter private Kind kind = Kind.PARALLEL;

  private final Log log = new Log();
  private final CountDownLatch latch = new CountDownLatch(1);
  private final Channel<String> channel = Channel.rendezvous("c");

  @Test
  void othersRunMeanwhile() {
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "waits",
          () -> {
            Tasklet.blockingRun(latch::await);
            log.add("waited");
          });
      scheduler.spawn(
          "opens",
          () -> {
            log.add("opens");
            latch.countDown();
          });
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("opens waited");
  }

  @Test
  void alsoWhileTheOpenerIsOutside() {
    var future = new CompletableFuture<String>();
    try (var scheduler = kind.open()) {
      scheduler.spawn("first", () -> channel.send("done"));
      scheduler.spawn("second", () -> future.complete(channel.receive()));
      assertThat(Tasklet.blocking(future::join)).isEqualTo("done");
      scheduler.run();
    }
  }

  @Test
  void andManyMayBeOutsideAtOnce() {
    var inside = new CountDownLatch(50);
    try (var scheduler = kind.open()) {
      for (var i = 0; i < 50; i++) {
        scheduler.spawn(
            "t" + i,
            () -> {
              inside.countDown();
              Tasklet.blockingRun(inside::await);
              log.add("back");
            });
      }
      scheduler.run();
    }
    assertThat(log.lines()).hasSize(50);
  }

  /** What it calls may use the processor, and need not let go of its thread. */
  @Test
  void whateverTheCallDoes() {
    var seen = new AtomicInteger();
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "spins",
          () ->
              Tasklet.blockingRun(() -> {
                while (seen.get() < 3) {
                  Thread.onSpinWait();
                }
              }));
      scheduler.spawn(
          "goes on",
          () -> {
            for (var i = 0; i < 3; i++) {
              Tasklet.schedule();
              seen.incrementAndGet();
            }
          });
      scheduler.run();
    }
    assertThat(seen).hasValue(3);
  }

  @Test
  void whatItReturnsOrThrowsComesOut() throws Exception {
    assertThat(Tasklet.blocking(() -> "in a plain thread")).isEqualTo("in a plain thread");
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "t",
          () -> {
            log.add(Tasklet.blocking(() -> 1 + Tasklet.blocking(() -> 2)));
            assertThatThrownBy(() ->
                    Tasklet.blocking(() -> {
                      throw new IOException("of a test");
                    }))
                .isInstanceOf(IOException.class)
                .hasMessage("of a test");
            assertThat(Tasklet.current()).isPresent();
            log.add("and goes on");
          });
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("3 and goes on");
  }

  @Test
  void itsThreadStaysTheSame() {
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "t",
          () -> {
            var thread = Thread.currentThread();
            var tasklet = Tasklet.current();
            log.add(Tasklet.blocking(Thread::currentThread) == thread);
            log.add(Tasklet.blocking(Tasklet::current).equals(tasklet));
          });
      scheduler.run();
      var opener = Thread.currentThread();
      log.add(Tasklet.blocking(Thread::currentThread) == opener);
    }
    assertThat(log.text()).isEqualTo("true true true");
  }

  // ---- calls of ours in it

  @Test
  void itMayWaitInCallsOfOurs() {
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "calls back",
          () ->
              Tasklet.blockingRun(() -> {
                channel.send("a");
                channel.send("b");
                Tasklet.sleep(Duration.ofMillis(1));
                Tasklet.schedule();
                log.add(channel.receive());
                latch.await();
              }));
      scheduler.spawn(
          "hears",
          () -> {
            log.add(channel.receive());
            log.add(channel.receive());
            channel.send("c");
            latch.countDown();
          });
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("a b c");
  }

  @Test
  void andSpawn() {
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "t",
          () ->
              Tasklet.blockingRun(() -> {
                scheduler.spawn("other", latch::countDown);
                latch.await();
              }));
      scheduler.run();
    }
    assertThat(latch.getCount()).isZero();
  }

  // ---- how it ends

  @Test
  void anInterruptEndsTheCall() {
    try (var scheduler = kind.open()) {
      var sleeper =
          scheduler.spawn(
              "sleeper",
              () -> {
                log.add("sleeps");
                try {
                  Tasklet.blockingRun(() -> Thread.sleep(Duration.ofHours(1)));
                } catch (InterruptedException interrupted) {
                  log.add("interrupted");
                }
                log.add(Thread.interrupted());
              });
      scheduler.spawn(
          "interrupts",
          () -> {
            while (log.lines().isEmpty()) {
              Tasklet.schedule();
            }
            sleeper.interrupt();
          });
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("sleeps interrupted false");
  }

  @Test
  void aCloseEndsIt() {
    try (var scheduler = kind.open()) {
      for (var i = 0; i < 3; i++) {
        scheduler.spawn(
            "sleeper",
            () -> {
              try {
                Tasklet.blockingRun(() -> {
                  latch.countDown();
                  Thread.sleep(Duration.ofHours(1));
                });
              } finally {
                Tasklet.blockingRun(() -> Thread.sleep(1));
                log.add("ended");
              }
            });
      }
      assertThatThrownBy(() ->
              Tasklet.blockingRun(() -> {
                latch.await();
                throw new IOException("enough");
              }))
          .hasMessage("enough");
    }
    assertThat(log.lines()).isNotEmpty().allMatch("ended"::equals);
  }

  @Test
  void whatNothingInterruptsIsNamedByTheClose() {
    var future = new CompletableFuture<String>();
    var scheduler = kind.open(config -> config.withCloseLimit(Duration.ofMillis(200)));
    scheduler.spawn("sits", () -> Tasklet.blocking(future::join));
    if (scheduler instanceof CooperativeScheduler) {
      Tasklet.schedule();
    }
    assertThatThrownBy(scheduler::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching(
            "these tasklets were interrupted \\d+ times and did not end: \\[sits\\]")
        .satisfies(error ->
            assertThat(error.getSuppressed()[0].getStackTrace())
                .anySatisfy(frame -> assertThat(frame.getMethodName()).isEqualTo("join")));
    future.complete("late");
    assertThat(Tasklet.current()).isEmpty();
  }

  @Test
  void anErrorOfAnotherReachesTheRun() {
    try (var scheduler = kind.open()) {
      var sleeper = scheduler.spawn("sleeper", () -> Tasklet.blockingRun(() -> Thread.sleep(50)));
      scheduler.spawn(
          "fails",
          () -> {
            throw new IOException("of a test");
          });
      assertThatThrownBy(scheduler::run).hasMessage("of a test");
      scheduler.run();
      assertThat(sleeper.isAlive()).isFalse();
    }
  }

  // ---- time, and standstills

  @Test
  void whoIsOutsideStandsNotStill() {
    try (var scheduler = kind.open()) {
      scheduler.spawn("receiver", () -> log.add(channel.receive()));
      scheduler.spawn(
          "sender",
          () -> {
            Tasklet.blockingRun(() -> Thread.sleep(20));
            channel.send("late");
          });
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("late");
  }

  @Test
  void butWhenAllAreBackAStandstillIsFound() {
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "t",
          () -> {
            Tasklet.blockingRun(() -> Thread.sleep(1));
            channel.receive();
          });
      assertThatThrownBy(scheduler::run)
          .isInstanceOf(DeadlockException.class)
          .hasMessageContaining("t waits: receive from c");
    }
  }

  @Test
  void andOneWithinACallToo() {
    try (var scheduler = kind.open()) {
      scheduler.spawn("t", () -> Tasklet.blocking(channel::receive));
      assertThatThrownBy(scheduler::run)
          .isInstanceOf(DeadlockException.class)
          .hasMessageContaining("t waits: receive from c");
    }
  }

  @Test
  void virtualTimeStandsStillMeanwhile() {
    try (var scheduler = kind.open()) {
      var hold = scheduler.hold();
      scheduler.spawn(
          "sleeper",
          () -> {
            Tasklet.sleep(Duration.ofMillis(500));
            log.add("slept");
          });
      scheduler.spawn(
          "outside",
          () -> {
            Tasklet.blockingRun(() -> Thread.sleep(20));
            log.add("back");
          });
      hold.close(); // both are there: no jump before the second one comes
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("back slept");
  }

  @Test
  void timersAreServedWhileAllOthersAreOutside() {
    if (kind == Kind.COOPERATIVE_REAL || kind == Kind.PARALLEL) {
      try (var scheduler = kind.open()) {
        scheduler.spawn(
            "sleeper",
            () -> {
              Tasklet.sleep(Duration.ofMillis(5));
              latch.countDown();
            });
        scheduler.spawn("outside", () -> Tasklet.blockingRun(latch::await));
        scheduler.run();
        scheduler.spawn("sleeps", () -> Tasklet.sleep(Duration.ofMillis(5)));
        scheduler.spawn("other", () -> Tasklet.blockingRun(() -> Thread.sleep(1)));
        Tasklet.blockingRun(latch::await);
        scheduler.run();
      } catch (InterruptedException unexpected) {
        throw new AssertionError(unexpected);
      }
    }
    assertThat(log.lines()).isEmpty();
  }

  // ---- races

  /** Items go round between tasklets and plain threads, by queues and channels in turn. */
  @Test
  void nothingIsLostAmongMany() throws Exception {
    for (var round = 0; round < ROUNDS; round++) {
      var there = new LinkedBlockingQueue<Integer>();
      var back = new SynchronousQueue<Integer>();
      var echo =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  for (var i = 0; i < 60; i++) {
                    back.put(there.take());
                  }
                } catch (InterruptedException unexpected) {
                  throw new AssertionError(unexpected);
                }
              });
      var sum = new AtomicInteger();
      var results = Channel.<Integer>buffered("results", 2);
      try (var scheduler = kind.open()) {
        for (var t = 0; t < 6; t++) {
          scheduler.spawn(
              "t" + t,
              () -> {
                for (var i = 1; i <= 10; i++) {
                  there.put(i);
                  results.send(Tasklet.blocking(back::take));
                }
              });
        }
        scheduler.spawn(
            "adds",
            () -> {
              for (var i = 0; i < 60; i++) {
                sum.addAndGet(results.receive());
              }
            });
        scheduler.run();
      }
      echo.join();
      assertThat(sum).hasValue(6 * 55);
    }
  }

  @Test
  void anInterruptInAnyMomentIsSeenOnce() throws Exception {
    for (var round = 0; round < ROUNDS; round++) {
      var queue = new LinkedBlockingQueue<String>();
      var victim = new AtomicReference<Tasklet>();
      var outcome = new AtomicReference<>("none");
      try (var scheduler = kind.open()) {
        victim.set(
            scheduler.spawn(
                "victim",
                () -> {
                  try {
                    outcome.set(Tasklet.blocking(() -> queue.poll(20, TimeUnit.SECONDS)));
                    Tasklet.sleep(Duration.ofHours(1));
                  } catch (InterruptedException interrupted) {
                    outcome.accumulateAndGet("interrupted", (a, b) -> a + " " + b);
                  }
                  outcome.accumulateAndGet(
                      Thread.interrupted() ? "again" : "once", (a, b) -> a + " " + b);
                }));
        try (var _ = scheduler.hold()) {
          var plain = Thread.ofPlatform().start(() -> victim.get().interrupt());
          queue.add("item");
          plain.join();
        }
        scheduler.run();
      }
      assertThat(outcome.get()).isIn("none interrupted once", "item interrupted once");
    }
  }
}
