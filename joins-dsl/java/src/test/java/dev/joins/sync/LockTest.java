package dev.joins.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.tasklet.DeadlockException;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One at a time, in order, and nothing is left taken. */
class LockTest {
  private static final int TASKLETS = 4;
  private static final int ROUNDS = 50;

  private final Lock lock = new Lock("lock");

  @UnderEachScheduler
  void onlyOneHoldsIt(Trial trial) throws Exception {
    var unguarded = new int[1];
    trial.play(stage ->
        stage.spawn(
            "t",
            TASKLETS,
            me -> {
              for (var i = 0; i < ROUNDS; i++) {
                lock.lock();
                var read = unguarded[0];
                stage.pause();
                unguarded[0] = read + 1;
                lock.unlock();
              }
            }));
    assertThat(unguarded[0]).isEqualTo(TASKLETS * ROUNDS);
  }

  @UnderEachScheduler
  void whoGivesUpHasNotTakenIt(Trial trial) throws Exception {
    var holders = new AtomicInteger();
    trial.play(stage -> {
      var tasklets =
          stage.spawn(
              "t",
              TASKLETS,
              me -> {
                for (var i = 0; i < ROUNDS; i++) {
                  try {
                    if (lock.lock(stage.aWhile())) {
                      try {
                        assertThat(holders.incrementAndGet()).isEqualTo(1);
                        stage.pause();
                      } finally {
                        holders.decrementAndGet();
                        lock.unlock();
                      }
                    }
                  } catch (InterruptedException harassed) {
                    // the next round
                  }
                }
              });
      stage.harass(tasklets, ROUNDS);
    });
    assertThat(lock.tryLock()).as("free at the end").isTrue();
    assertThat(lock.tryLock()).as("a second time").isFalse();
  }

  @UnderEachScheduler
  void twoLocksAreTakenAtOneInstant(Trial trial) throws Exception {
    var locks = new Lock[] {new Lock("0"), new Lock("1"), new Lock("2")};
    var holders =
        new AtomicInteger[] {new AtomicInteger(), new AtomicInteger(), new AtomicInteger()};
    trial.play(stage ->
        stage.spawn(
            "t",
            3,
            me -> {
              int right = (me + 1) % 3;
              for (var i = 0; i < ROUNDS; i++) {
                var j = stage.joins();
                j.select(j.on(locks[me].term()).and(locks[right].term()).map(() -> "both"));
                assertThat(holders[me].incrementAndGet()).isEqualTo(1);
                assertThat(holders[right].incrementAndGet()).isEqualTo(1);
                stage.pause();
                holders[me].decrementAndGet();
                holders[right].decrementAndGet();
                locks[me].unlock();
                locks[right].unlock();
              }
            }));
    assertThat(locks).allMatch(Lock::tryLock);
  }

  @Test
  void plainThreadsShareItWithTasklets() throws Exception {
    var unguarded = new int[1];
    Tasklet.Body body =
        () -> {
          for (var i = 0; i < 1_000; i++) {
            lock.lock();
            unguarded[0]++;
            lock.unlock();
          }
        };
    try (var one = Scheduler.parallel();
        var other = Scheduler.parallel()) {
      one.spawn("tasklet", body);
      other.spawn("tasklet of another scheduler", body);
      body.run();
      one.run();
      other.run();
    }
    assertThat(unguarded[0]).isEqualTo(3_000);
  }

  @Test
  void itIsHandedOverInTheOrderOfComing() {
    var log = new StringBuilder();
    try (var scheduler = Scheduler.cooperative()) {
      for (var name : List.of("a", "b", "c")) {
        scheduler.spawn(
            name,
            () -> {
              for (var i = 0; i < 2; i++) {
                lock.lock();
                log.append(name);
                lock.unlock(); // and locks again at once, behind those who wait
              }
            });
      }
      assertThat(lock.tryLock()).isTrue();
      scheduler.runUntilIdle();
      lock.unlock();
      scheduler.run();
    }
    assertThat(log).hasToString("abcabc");
  }

  @Test
  void whoLocksAgainWaitsForItself() {
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn(
          "twice",
          () -> {
            lock.lock();
            lock.lock();
          });
      assertThatThrownBy(scheduler::run)
          .isInstanceOf(DeadlockException.class)
          .hasMessageContaining("twice waits: receive from lock")
          .hasMessageContaining("lock has 0 of 1");
    }
  }

  @Test
  void whatNobodyHoldsCannotBeUnlocked() {
    assertThatThrownBy(lock::unlock)
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessage("lock 'lock' is not held: unlock() refused");
    assertThat(lock.tryLock()).isTrue();
    assertThat(lock.tryLock()).isFalse();
  }

  @Test
  void timeIsTheSchedulersTime() {
    try (var scheduler = Scheduler.cooperative()) {
      assertThat(lock.tryLock()).isTrue();
      scheduler.spawn("t", () -> assertThat(lock.lock(Duration.ofDays(1))).isFalse());
      scheduler.run();
      assertThat(scheduler.elapsed()).isEqualTo(Duration.ofDays(1));
    }
  }
}
