package dev.joins.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.tasklet.Scheduler;
import dev.joins.testing.Trial;
import dev.joins.testing.UnderEachScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Never more than there are, several at once or none, and all are there at the end. */
class SemaphoreTest {
  private static final int PERMITS = 3;
  private static final int TASKLETS = 5;
  private static final int ROUNDS = 40;

  private final Semaphore semaphore = new Semaphore("permits", PERMITS);

  @UnderEachScheduler
  void thereAreNeverMoreThanPermits(Trial trial) throws Exception {
    var inUse = new AtomicInteger();
    trial.play(stage ->
        stage.spawn(
            "t",
            TASKLETS,
            me -> {
              var want = me % PERMITS + 1; // some want one, some all of them
              for (var i = 0; i < ROUNDS; i++) {
                semaphore.acquire(want);
                assertThat(inUse.addAndGet(want)).isLessThanOrEqualTo(PERMITS);
                stage.pause();
                inUse.addAndGet(-want);
                semaphore.release(want);
              }
            }));
    assertAllPermitsAreThere();
  }

  @UnderEachScheduler
  void whoGivesUpHasTakenNothing(Trial trial) throws Exception {
    trial.play(stage -> {
      var tasklets =
          stage.spawn(
              "t",
              TASKLETS,
              me -> {
                var want = me % PERMITS + 1;
                for (var i = 0; i < ROUNDS; i++) {
                  try {
                    if (semaphore.acquire(want, stage.aWhile())) {
                      try {
                        stage.pause();
                      } finally {
                        semaphore.release(want);
                      }
                    }
                  } catch (InterruptedException harassed) {
                    // the next round
                  }
                }
              });
      stage.harass(tasklets, ROUNDS);
    });
    assertAllPermitsAreThere();
  }

  private void assertAllPermitsAreThere() throws InterruptedException {
    assertThat(semaphore.acquire(PERMITS, Duration.ZERO)).as("all are there").isTrue();
    assertThat(semaphore.tryAcquire()).as("and no more").isFalse();
  }

  @Test
  void whoWantsSeveralHoldsNoneWhileWaiting() {
    var log = new ArrayList<String>();
    try (var scheduler = Scheduler.cooperative()) {
      assertThat(semaphore.tryAcquire()).isTrue();
      scheduler.spawn(
          "all",
          () -> {
            semaphore.acquire(PERMITS);
            log.add("all");
          });
      scheduler.runUntilIdle();
      scheduler.spawn(
          "two",
          () -> {
            semaphore.acquire(2);
            log.add("two");
            semaphore.release(2);
          });
      scheduler.runUntilIdle();
      semaphore.release();
      scheduler.run();
    }
    assertThat(log).isEqualTo(List.of("two", "all"));
  }

  @Test
  void thoseWhoWantOneGetItInTheOrderOfComing() {
    var log = new StringBuilder();
    try (var scheduler = Scheduler.cooperative()) {
      var single = new Semaphore("single", 0);
      for (var name : List.of("a", "b", "c")) {
        scheduler.spawn(
            name,
            () -> {
              single.acquire();
              log.append(name);
              single.release();
            });
      }
      scheduler.runUntilIdle();
      single.release();
      scheduler.run();
    }
    assertThat(log).hasToString("abc");
  }

  @Test
  void wrongCountsAreRefused() {
    assertThatThrownBy(() -> new Semaphore("s", -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("semaphore 's' cannot begin with -1 permits; the least is 0");
    assertThatThrownBy(() -> semaphore.release(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("semaphore 'permits' cannot get 0 permits; the least is 1");
    assertThatThrownBy(() -> semaphore.acquire(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
