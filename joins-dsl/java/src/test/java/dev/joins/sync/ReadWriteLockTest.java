package dev.joins.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.tasklet.DeadlockException;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** No reader with a writer, no two writers; in order; and nothing is left taken. */
class ReadWriteLockTest {
  private static final int TASKLETS = 5;
  private static final int ROUNDS = 40;

  private final ReadWriteLock lock = new ReadWriteLock("lock");
  private final AtomicInteger readers = new AtomicInteger();
  private final AtomicInteger writers = new AtomicInteger();
  private final AtomicInteger mostReaders = new AtomicInteger();

  @UnderEachScheduler
  void noReaderIsInsideWithAWriter(Trial trial) throws Exception {
    trial.play(stage ->
        stage.spawn(
            "t",
            TASKLETS,
            me -> {
              for (var i = 0; i < ROUNDS; i++) {
                if (stage.random(3) == 0) {
                  lock.lockWrite();
                  write(stage::pause);
                } else {
                  lock.lockRead();
                  read(stage::pause);
                }
              }
            }));
    assertNobodyHoldsIt();
    if (trial.kind() == Trial.Kind.COOPERATIVE) {
      assertThat(mostReaders.get()).as("readers at once").isGreaterThan(1);
    }
  }

  @UnderEachScheduler
  void whoGivesUpHasNotTakenIt(Trial trial) throws Exception {
    trial.play(stage -> {
      var tasklets =
          stage.spawn(
              "t",
              TASKLETS,
              me -> {
                for (var i = 0; i < ROUNDS; i++) {
                  try {
                    if (stage.random(3) == 0) {
                      if (lock.lockWrite(stage.aWhile())) {
                        write(stage::pause);
                      }
                    } else if (lock.lockRead(stage.aWhile())) {
                      read(stage::pause);
                    }
                  } catch (InterruptedException harassed) {
                    // the next round
                  }
                }
              });
      stage.harass(tasklets, ROUNDS);
    });
    assertNobodyHoldsIt();
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private void read(Work work) throws InterruptedException {
    try {
      mostReaders.accumulateAndGet(readers.incrementAndGet(), Math::max);
      assertThat(writers.get()).isZero();
      work.run();
      assertThat(writers.get()).isZero();
    } finally {
      readers.decrementAndGet();
      lock.unlockRead();
    }
  }

  private void write(Work work) throws InterruptedException {
    try {
      assertThat(writers.incrementAndGet()).isEqualTo(1);
      assertThat(readers.get()).isZero();
      work.run();
      assertThat(readers.get()).isZero();
    } finally {
      writers.decrementAndGet();
      lock.unlockWrite();
    }
  }

  private void assertNobodyHoldsIt() throws InterruptedException {
    assertThat(lock.lockWrite(Duration.ZERO)).as("free at the end").isTrue();
    assertThat(lock.lockRead(Duration.ZERO)).as("while somebody writes").isFalse();
    lock.unlockWrite();
    assertThat(lock.left.place().snapshot()).as("tokens of those who have left").isEmpty();
  }

  @Test
  void theyAreLetInAsTheyCame() {
    var log = new ArrayList<String>();
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn("r1", () -> reads("r1", log));
      scheduler.spawn("w1", () -> writes("w1", log));
      scheduler.spawn("r2", () -> reads("r2", log));
      scheduler.spawn("r3", () -> reads("r3", log));
      scheduler.spawn("w2", () -> writes("w2", log));
      scheduler.run();
    }
    assertThat(log)
        .isEqualTo(
            List.of(
                "r1 in", "r1 out", "w1 in", "w1 out", "r2 in", "r3 in", "r2 out", "r3 out", "w2 in",
                "w2 out"));
  }

  private void reads(String name, List<String> log) throws InterruptedException {
    lock.lockRead();
    log.add(name + " in");
    Tasklet.sleep(Duration.ofDays(1));
    log.add(name + " out");
    lock.unlockRead();
  }

  private void writes(String name, List<String> log) throws InterruptedException {
    lock.lockWrite();
    log.add(name + " in");
    Tasklet.sleep(Duration.ofDays(1));
    log.add(name + " out");
    lock.unlockWrite();
  }

  @Test
  void oneLimitHoldsForBothWaitsOfAWriter() throws Exception {
    try (var scheduler = Scheduler.cooperative()) {
      lock.lockRead(); // and never leaves
      scheduler.spawn("first", () -> assertThat(lock.lockWrite(Duration.ofDays(2))).isFalse());
      scheduler.spawn("second", () -> assertThat(lock.lockWrite(Duration.ofDays(3))).isFalse());
      scheduler.run();
      assertThat(scheduler.elapsed()).isEqualTo(Duration.ofDays(3));
      assertThat(lock.lockRead(Duration.ZERO)).as("no writer wants it any more").isTrue();
    }
  }

  @Test
  void toReadLeavesNothingBehind() throws Exception {
    for (var i = 0; i < 1_000; i++) {
      lock.lockRead();
      lock.lockRead();
      lock.unlockRead();
      lock.unlockRead();
    }
    assertThat(lock.left.place().snapshot()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void aReaderCannotBecomeAWriter() {
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn(
          "upgrade",
          () -> {
            lock.lockRead();
            lock.lockWrite();
          });
      assertThatThrownBy(scheduler::run)
          .isInstanceOf(DeadlockException.class)
          .hasMessageContaining("lock.left has 0 of 1");
    }
  }

  @Test
  void whatNobodyHoldsCannotBeUnlocked() throws Exception {
    assertThatThrownBy(lock::unlockRead)
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessage("nobody reads 'lock': unlockRead() refused");
    lock.lockRead();
    assertThatThrownBy(lock::unlockWrite)
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessage("nobody writes 'lock': unlockWrite() refused");
    lock.unlockRead();
    lock.lockWrite();
    assertThatThrownBy(lock::unlockRead).isInstanceOf(IllegalMonitorStateException.class);
    lock.unlockWrite();
    assertNobodyHoldsIt();
  }
}
