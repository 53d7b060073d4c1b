package dev.joins.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import dev.joins.testing.Race;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the table of the package says, while who waits is interrupted, or runs out of time, at the
 * moment when it is given what it waits for; again and again.
 */
@Timeout(120)
class WaitRacesTest {
  private static final int TIMES = 3_000;

  private static final Duration LONG = Duration.ofSeconds(30);

  private static final Duration NOW = Duration.ZERO;

  /** Returns false if the time was up. */
  @FunctionalInterface
  interface Wait {
    boolean within(Duration limit) throws InterruptedException;
  }

  enum GivenUp {
    BY_INTERRUPT {
      @Override
      boolean race(Wait wait, Tasklet.Body giver) throws Exception {
        var waiter = new CompletableFuture<Thread>();
        var got = new boolean[1];
        Race.of(
            () -> {
              waiter.complete(Thread.currentThread());
              try {
                got[0] = wait.within(LONG);
                assertThat(got[0]).isTrue();
              } catch (InterruptedException givenUp) {
                got[0] = false;
              }
              Thread.interrupted(); // what came too late is nothing to the next
            },
            () -> {
              dawdle();
              giver.run();
            },
            () -> {
              dawdle();
              waiter.get().interrupt();
            });
        return got[0];
      }
    },
    BY_TIME {
      @Override
      boolean race(Wait wait, Tasklet.Body giver) throws Exception {
        var got = new boolean[1];
        Race.of(
            () -> got[0] = wait.within(Duration.ofNanos(20_000)),
            () -> {
              dawdle();
              giver.run();
            });
        return got[0];
      }
    };

    /** So that who waits has begun to, and the two others come at nearly the same time. */
    private static void dawdle() {
      var end = System.nanoTime() + ThreadLocalRandom.current().nextInt(40_000);
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
    }

    /** Returns whether who waits has got it. */
    abstract boolean race(Wait wait, Tasklet.Body giver) throws Exception;
  }

  private static void repeat(Tasklet.Body round) throws Exception {
    for (var i = 0; i < TIMES; i++) {
      round.run();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLockIsHeldOrFree(GivenUp givenUp) throws Exception {
    var lock = new Lock("l");
    repeat(() -> {
      lock.lock();
      if (givenUp.race(lock::lock, lock::unlock)) {
        assertThat(lock.tryLock()).isFalse();
        lock.unlock();
      }
      assertThat(lock.lock(LONG)).isTrue();
      lock.unlock();
    });
  }

  @ParameterizedTest
  @EnumSource
  void permitsAreTakenOrThere(GivenUp givenUp) throws Exception {
    var semaphore = new Semaphore("s", 0);
    repeat(() -> {
      Tasklet.Body giver =
          () -> {
            semaphore.release();
            semaphore.release();
          };
      if (!givenUp.race(limit -> semaphore.acquire(2, limit), giver)) {
        assertThat(semaphore.acquire(2, NOW)).isTrue();
      }
      assertThat(semaphore.tryAcquire()).isFalse();
    });
  }

  @ParameterizedTest
  @EnumSource
  void aReaderHasTheLockOrHasNotCome(GivenUp givenUp) throws Exception {
    var lock = new ReadWriteLock("l");
    repeat(() -> {
      lock.lockWrite();
      if (givenUp.race(lock::lockRead, lock::unlockWrite)) {
        assertThat(lock.lockWrite(NOW)).isFalse();
        lock.unlockRead();
      }
      assertThat(lock.lockWrite(NOW)).isTrue();
      lock.unlockWrite();
    });
  }

  @ParameterizedTest
  @EnumSource
  void aWriterHasTheLockOrHasNotCome(GivenUp givenUp) throws Exception {
    var lock = new ReadWriteLock("l");
    repeat(() -> {
      lock.lockRead();
      if (givenUp.race(lock::lockWrite, lock::unlockRead)) {
        assertThat(lock.lockRead(NOW)).isFalse();
        lock.unlockWrite();
      }
      assertThat(lock.lockRead(NOW)).isTrue();
      lock.unlockRead();
    });
  }

  @ParameterizedTest
  @EnumSource
  void anEventThatIsSetIsSeenByTheNext(GivenUp givenUp) throws Exception {
    var event = new Event("e");
    repeat(() -> {
      givenUp.race(event::await, event::set);
      assertThat(event.await(NOW)).isTrue();
      event.reset();
      assertThat(event.await(NOW)).isFalse();
    });
  }

  @ParameterizedTest
  @EnumSource
  void aLatchAtZeroIsSeenByTheNext(GivenUp givenUp) throws Exception {
    repeat(() -> {
      var latch = new CountDownLatch("l", 2);
      latch.countDown();
      givenUp.race(latch::await, latch::countDown);
      assertThat(latch.await(NOW)).isTrue();
    });
  }

  @ParameterizedTest
  @EnumSource
  void allPassABarrierOrNone(GivenUp givenUp) throws Exception {
    var barrier = new CyclicBarrier("b", 2);
    repeat(() -> {
      var other = new boolean[1];
      var passed =
          givenUp.race(barrier::await, () -> other[0] = barrier.await(Duration.ofMillis(1)));
      assertThat(other[0]).isEqualTo(passed);
      Race.of(barrier::await, barrier::await); // and nobody is counted who is gone
    });
  }

  @ParameterizedTest
  @EnumSource
  void bothExchangeOrNone(GivenUp givenUp) throws Exception {
    var exchanger = new Exchanger<String>("x");
    repeat(() -> {
      var theirs = new CompletableFuture<Optional<String>>();
      var exchanged =
          givenUp.race(
              limit -> exchanger.exchange("mine", limit).isPresent(),
              () -> theirs.complete(exchanger.exchange("theirs", Duration.ofMillis(1))));
      assertThat(theirs.join()).isEqualTo(exchanged ? Optional.of("mine") : Optional.empty());
    });
    assertThat(exchanger.exchange("late", NOW)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsPutIsTakenOrThere(GivenUp givenUp) throws Exception {
    var buffer = new BoundedBuffer<String>("b", 1);
    repeat(() -> {
      var taken = givenUp.race(limit -> buffer.take(limit).isPresent(), () -> buffer.put("x"));
      assertThat(buffer.tryTake().isPresent()).isNotEqualTo(taken);
    });
  }

  @ParameterizedTest
  @EnumSource
  void whoWaitsForRoomHasPutOrNot(GivenUp givenUp) throws Exception {
    var buffer = new BoundedBuffer<String>("b", 1);
    repeat(() -> {
      buffer.put("first");
      var put =
          givenUp.race(
              limit -> buffer.put("second", limit),
              () -> assertThat(buffer.take()).isEqualTo("first"));
      assertThat(buffer.tryTake()).isEqualTo(put ? Optional.of("second") : Optional.empty());
    });
  }

  @Test
  void aHolderWhoseSchedulerIsClosedReleasesInItsFinally() throws Exception {
    var lock = new Lock("l");
    for (var i = 0; i < 200; i++) {
      try (var scheduler = Scheduler.parallel()) {
        var held = new CompletableFuture<Void>();
        scheduler.spawn(
            "holder",
            () -> {
              lock.lock();
              try {
                held.complete(null);
                Tasklet.sleep(LONG);
              } finally {
                lock.unlock();
              }
            });
        held.join();
        Race.of(
            scheduler::close,
            () -> {
              assertThat(lock.lock(LONG)).isTrue();
              lock.unlock();
            });
      }
    }
  }
}
