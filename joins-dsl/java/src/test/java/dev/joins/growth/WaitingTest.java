package dev.joins.growth;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.joins.ChannelClosedException;
import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.dsl.Joins;
import dev.joins.sync.CountDownLatch;
import dev.joins.sync.CyclicBarrier;
import dev.joins.sync.Event;
import dev.joins.sync.Semaphore;
import dev.joins.tasklet.DeadlockException;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Many who wait for the same: they stand in one line, so each commit looks at the first of them,
 * and none at all the others.
 */
class WaitingTest {
  private static final int MANY = 1_000;

  /** What is measured, when all wait. */
  @FunctionalInterface
  private interface Deed {
    void by(int count) throws Exception;
  }

  /** So many begin to wait, which is measured as well; then something lets them go on. */
  private static void assertLinear(Tasklet.Body waiter, Deed deed) throws Exception {
    Growth.assertLinear(
        MANY,
        count -> {
          var scheduler = Scheduler.cooperative();
          for (var i = 0; i < count; i++) {
            scheduler.spawn("waits", waiter);
          }
          return () -> {
            try (scheduler) {
              scheduler.runUntilIdle();
              deed.by(count);
              scheduler.run();
            }
          };
        });
  }

  // ---- of dev.joins.sync

  @Test
  void thoseWhoAwaitAnEvent() throws Exception {
    var event = new Event("e");
    assertLinear(
        event::await,
        count -> {
          event.set();
          event.reset(); // for the next run
        });
  }

  @Test
  void thoseWhoAwaitALatch() throws Exception {
    Growth.assertLinear(
        MANY,
        count -> {
          var scheduler = Scheduler.cooperative();
          var latch = new CountDownLatch("l", count);
          for (var i = 0; i < count; i++) {
            scheduler.spawn("waits", latch::await);
          }
          return () -> {
            try (scheduler) {
              scheduler.runUntilIdle();
              for (var i = 0; i < count; i++) {
                latch.countDown();
              }
              scheduler.run();
            }
          };
        });
  }

  @Test
  void thoseWhoMeetAtABarrier() throws Exception {
    Growth.assertLinear(
        MANY,
        count -> {
          var scheduler = Scheduler.cooperative();
          var barrier = new CyclicBarrier("b", count);
          for (var i = 0; i < count; i++) {
            scheduler.spawn("waits", barrier::await);
          }
          return () -> {
            try (scheduler) {
              scheduler.run();
            }
          };
        });
  }

  @Test
  void thoseWhoWantSeveralPermits() throws Exception {
    var semaphore = new Semaphore("s", 0);
    assertLinear(
        () -> semaphore.acquire(3),
        count -> {
          for (var i = 0; i < 3 * count; i++) {
            semaphore.release();
          }
        });
  }

  // ---- receivers

  @Test
  void receiversAndAClose() throws Exception {
    Growth.assertLinear(
        MANY,
        count -> {
          var scheduler = Scheduler.cooperative();
          Channel<Integer> a = Channel.unbounded("a");
          for (var i = 0; i < count; i++) {
            scheduler.spawn(
                "waits",
                () ->
                    assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(a::receive));
          }
          return () -> {
            try (scheduler) {
              scheduler.runUntilIdle();
              a.close();
              scheduler.run();
            }
          };
        });
  }

  @Test
  void selectsWithPatternsAndAClose() throws Exception {
    Growth.assertLinear(
        MANY,
        count -> {
          var scheduler = Scheduler.cooperative();
          Channel<Integer> a = Channel.unbounded("a");
          Channel<Integer> b = Channel.unbounded("b");
          var j = Joins.open("j", scheduler);
          for (var i = 0; i < count; i++) {
            scheduler.spawn(
                "waits",
                () ->
                    assertThatExceptionOfType(ChannelClosedException.class)
                        .isThrownBy(() -> j.select(j.on(a).and(b).map((x, y) -> x + y))));
          }
          return () -> {
            try (scheduler) {
              scheduler.runUntilIdle();
              a.close();
              scheduler.run();
            }
          };
        });
  }

  @Test
  void selectsOverTwoChannels() throws Exception {
    Channel<Integer> a = Channel.unbounded("a");
    Channel<Integer> b = Channel.unbounded("b");
    assertLinear(
        () -> Clause.select(Clause.receive(a), Clause.receive(b)),
        count -> {
          for (var i = 0; i < count; i++) {
            (i % 2 == 0 ? a : b).send(i);
          }
        });
  }

  @Test
  void selectsWithEqualPatternsOverTwoChannels() throws Exception {
    var j = Joins.open("j", Scheduler.parallel()); // nothing is spawned there
    Channel<Integer> a = j.channel("a");
    Channel<Integer> b = j.channel("b");
    assertLinear(
        () -> j.select(j.on(a.times(2)).map(x -> x.size()), j.on(a).and(b).map((x, y) -> x)),
        count -> {
          for (var i = 0; i < count; i++) {
            a.send(i);
            b.send(i);
          }
        });
  }

  // ---- who gives up

  @Test
  void timedReceivers() throws Exception {
    Channel<Integer> a = Channel.unbounded("a");
    assertLinear(() -> a.receive(Duration.ofSeconds(1)), count -> {});
  }

  @Test
  void timedWaitsForAnEvent() throws Exception {
    var event = new Event("e");
    assertLinear(() -> event.await(Duration.ofSeconds(1)), count -> {});
  }

  @Test
  void timedWaitsForSeveralPermits() throws Exception {
    var semaphore = new Semaphore("s", 1);
    assertLinear(() -> semaphore.tryAcquire(2, Duration.ofSeconds(1)), count -> {});
  }

  @Test
  void timedSenders() throws Exception {
    Channel<Integer> a = Channel.rendezvous("a");
    assertLinear(() -> a.send(1, Duration.ofSeconds(1)), count -> {});
  }

  @Test
  void timedSelectsThatGive() throws Exception {
    var j = Joins.open("j", Scheduler.parallel()); // nothing is spawned there
    Channel<Integer> a = Channel.rendezvous("a");
    Channel<Integer> b = Channel.rendezvous("b");
    assertLinear(
        () ->
            j.select(
                Clause.send(a, 1, 1),
                Clause.send(b, 2, 2),
                j.after(Duration.ofSeconds(1)).map(() -> 3)),
        count -> {});
  }

  // ---- reports

  @Test
  void sendersInADeadlockAtAChannelWithPatterns() throws Exception {
    Growth.assertLinear(
        500,
        count -> {
          var scheduler = Scheduler.cooperative();
          var j = Joins.open("j", scheduler);
          Channel<Integer> a = Channel.rendezvous("a");
          j.channels("b", count).forEach(b -> j.on(a).and(b).react((x, y) -> {}));
          for (var i = 0; i < count; i++) {
            scheduler.spawn("sends", () -> a.send(1));
          }
          return () -> {
            try (scheduler) {
              assertThatExceptionOfType(DeadlockException.class).isThrownBy(scheduler::run);
            }
          };
        });
  }
}
