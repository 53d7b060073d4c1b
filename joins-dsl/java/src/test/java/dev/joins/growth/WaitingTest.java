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
import dev.joins.tasklet.ParallelScheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
        MANY, count -> new Growth.Crowd().of(count, waiter).until(() -> deed.by(count)));
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
          var latch = new CountDownLatch("l", count);
          return new Growth.Crowd()
              .of(count, latch::await)
              .until(() -> {
                for (var i = 0; i < count; i++) {
                  latch.countDown();
                }
              });
        });
  }

  @Test
  void thoseWhoMeetAtABarrier() throws Exception {
    Growth.assertLinear(
        MANY,
        count -> {
          var barrier = new CyclicBarrier("b", count);
          return new Growth.Crowd().of(count, barrier::await).untilTheirEnd();
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

  private static void assertClosed(ThrowingCallable call) {
    assertThatExceptionOfType(ChannelClosedException.class).isThrownBy(call);
  }

  @Test
  void receiversAndAClose() throws Exception {
    Growth.assertLinear(
        MANY,
        count -> {
          Channel<Integer> a = Channel.unbounded("a");
          return new Growth.Crowd().of(count, () -> assertClosed(a::receive)).until(a::close);
        });
  }

  @Test
  void selectsWithPatternsAndAClose() throws Exception {
    Growth.assertLinear(
        MANY,
        count -> {
          var crowd = new Growth.Crowd();
          Channel<Integer> a = Channel.unbounded("a");
          Channel<Integer> b = Channel.unbounded("b");
          var j = Joins.open("j", crowd.scheduler());
          return crowd
              .of(count, () -> assertClosed(() -> j.select(j.on(a).and(b).map((x, y) -> x + y))))
              .until(a::close);
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
    var j = Joins.open("j", ParallelScheduler.detached()); // nothing is spawned there
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
    assertLinear(() -> semaphore.acquire(2, Duration.ofSeconds(1)), count -> {});
  }

  @Test
  void timedSenders() throws Exception {
    Channel<Integer> a = Channel.rendezvous("a");
    assertLinear(() -> a.send(1, Duration.ofSeconds(1)), count -> {});
  }

  @Test
  void timedSelectsThatGive() throws Exception {
    var j = Joins.open("j", ParallelScheduler.detached()); // nothing is spawned there
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
          var crowd = new Growth.Crowd();
          var j = Joins.open("j", crowd.scheduler());
          Channel<Integer> a = Channel.rendezvous("a");
          j.channels("b", count).forEach(b -> j.on(a).and(b).react((x, y) -> {}));
          var toTheirEnd = crowd.of(count, () -> a.send(1)).untilTheirEnd();
          return () ->
              assertThatExceptionOfType(DeadlockException.class).isThrownBy(toTheirEnd::run);
        });
  }
}
