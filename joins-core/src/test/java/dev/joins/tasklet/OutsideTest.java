package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.Observer;
import dev.joins.channel.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Where a tasklet of a cooperative scheduler stands while it is outside: each cell of the table in
 * {@code Outside}.
 */
@Bounded
@ParameterizedClass
@EnumSource(Threads.class)
class OutsideTest {
  @Parameter private Threads threads = Threads.VIRTUAL;

  private final Log log = new Log();
  private final BlockingQueue<String> queue = new ArrayBlockingQueue<>(10);
  private final CountDownLatch latch = new CountDownLatch(1);

  private CooperativeTasklet spawnTaker(CooperativeScheduler scheduler) {
    return scheduler.spawn("taker", () -> log.add(Door.through(queue::take)));
  }

  // ---- its turn

  @Test
  void whoComesBackTakesItsTurnAfterAllThatCanRun() throws Exception {
    try (var scheduler = threads.open()) {
      spawnTaker(scheduler);
      for (var i = 0; i < 3; i++) {
        var name = "t" + i;
        scheduler.spawn(
            name,
            () -> {
              Tasklet.schedule();
              log.add(name);
            });
      }
      Tasklet.schedule(); // all have begun, and wait for their turns
      queue.add("taken");
      Thread.sleep(20); // it could go on now, but for its turn
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("t0 t1 t2 taken");
  }

  @Test
  void itIsBlockedToOthersAndInNoRing() {
    try (var scheduler = threads.open()) {
      var taker = spawnTaker(scheduler);
      Tasklet.schedule();
      assertThat(scheduler.runCount()).isEqualTo(1);
      assertThat(taker.isBlocked()).isTrue();
      assertThat(taker.isScheduled()).isTrue();
      assertThat(taker.isPaused()).isFalse();
      assertThat(taker.isCurrent()).isFalse();
      assertThat(taker.isAlive()).isTrue();
      assertThat(taker.following()).isNull();
      assertThat(scheduler.blocked())
          .containsExactly(
              new DeadlockReport.Blocked(
                  "taker", new WaitReport("something that its scheduler knows nothing of")));
      for (var steer : List.<Runnable>of(taker::insert, taker::remove, taker::run)) {
        assertThatThrownBy(steer::run)
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("it is blocked");
      }
      queue.add("taken");
      scheduler.run();
      assertThat(scheduler.blocked()).isEmpty();
    }
    assertThat(log.text()).isEqualTo("taken");
  }

  @Test
  void itMayNotDoWhatOnlyTheRunningTaskletMay() {
    try (var scheduler = threads.open()) {
      scheduler.spawn("t", () -> Tasklet.blocking(scheduler::runCount));
      assertThatThrownBy(scheduler::run)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("runCount() was called by a different thread");
    }
  }

  @Test
  void switchesAreToldOfTaskletsOnly() {
    try (var scheduler = threads.open()) {
      scheduler.onSwitch((from, to) -> log.add(from + ">" + to));
      scheduler.spawn("t", () -> Door.throughRun(() -> Thread.sleep(5)));
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("main>t t>main");
  }

  @Test
  void theBudgetOfARunIsSpentByWhoRuns() throws Exception {
    try (var scheduler = threads.open()) {
      spawnTaker(scheduler);
      scheduler.spawn(
          "goes on",
          () -> {
            while (latch.getCount() > 0) {
              Tasklet.schedule();
            }
          });
      assertThat(scheduler.runTurns(5).orElseThrow().name()).isEqualTo("goes on");
      assertThat(scheduler.main().following()).isSameAs(scheduler.main());
      queue.add("taken");
      assertThat(scheduler.runTurns(5)).isEmpty();
      assertThat(log.text()).isEqualTo("taken");
      latch.countDown();
    }
  }

  @Test
  void aRunByTimeEndsAlthoughAllAreOutside() throws Exception {
    try (var scheduler = threads.open(config -> config.withClock(Clock.REAL))) {
      spawnTaker(scheduler);
      assertThat(scheduler.runFor(Duration.ofMillis(5))).isEmpty();
      assertThat(log.lines()).isEmpty();
      queue.add("taken");
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("taken");
  }

  // ---- what is done to it

  @Test
  void whoIsKilledThrowsWhenItComesBack() {
    try (var scheduler = threads.open()) {
      var taker =
          scheduler.spawn(
              "taker",
              () -> {
                try {
                  Tasklet.blocking(queue::take);
                } finally {
                  log.add(Thread.currentThread().isInterrupted());
                }
              });
      Tasklet.schedule();
      taker.kill();
      assertThat(taker.isAlive()).isTrue(); // it must come back first
      scheduler.run();
      assertThat(taker.isAlive()).isFalse();
    }
    assertThat(log.text()).isEqualTo("false");
  }

  @Test
  void soDoesWhoHasAnErrorRaisedInIt() {
    try (var scheduler = threads.open()) {
      var taker = scheduler.spawn("taker", () -> Tasklet.blocking(queue::take));
      Tasklet.schedule();
      taker.raise(new IOException("of a test"));
      assertThatThrownBy(scheduler::run).isInstanceOf(IOException.class).hasMessage("of a test");
    }
  }

  @Test
  void whatHasParkedUnawareIsInterruptedAndThrowsInItsNextCallOfOurs() {
    var channel = Channel.<String>unbounded("c");
    try (var scheduler = threads.open()) {
      var taker =
          scheduler.spawn(
              "taker",
              () -> {
                try {
                  Door.through(queue::take);
                } catch (InterruptedException interrupted) {
                  log.add("interrupted");
                }
                log.add("not killed yet");
                channel.receive();
              });
      Tasklet.schedule();
      taker.kill();
      scheduler.run();
      assertThat(taker.isAlive()).isFalse();
    }
    assertThat(log.text())
        .isEqualTo(
            Carrier.isDoorOpen() && threads != Threads.PLATFORM
                ? "interrupted not killed yet"
                : "");
  }

  @Test
  void anErrorOfAnotherCallsTheMainOneBack() {
    try (var scheduler = threads.open()) {
      scheduler.spawn(
          "fails",
          () -> {
            throw new IOException("of a test");
          });
      assertThatThrownBy(() -> Tasklet.blocking(queue::take))
          .isInstanceOf(IOException.class)
          .hasMessage("of a test");
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  // ---- where it must not

  @Test
  void whereSwitchingIsTrappedNobodyLeaves() {
    try (var scheduler = threads.open()) {
      var other = scheduler.spawn("other", () -> log.add("other"));
      scheduler.spawn(
          "t",
          () -> {
            scheduler.switchTrap(1);
            assertThatThrownBy(() -> Tasklet.blocking(queue::take))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("switch_trap");
            Thread.sleep(5); // not the other's turn
            log.add("slept");
            scheduler.switchTrap(-1);
          });
      other.remove();
      Tasklet.schedule();
      other.insert();
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("slept other");
  }

  @Test
  void whoMustNotBlockKeepsItsTurn() {
    try (var scheduler = threads.open()) {
      scheduler.spawn(
          "t",
          () -> {
            var self = scheduler.current();
            self.setBlockTrap(true);
            assertThatThrownBy(() -> Tasklet.blocking(queue::take))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("block_trap");
            Thread.sleep(5);
            log.add("slept");
          });
      scheduler.spawn("other", () -> log.add("other"));
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("slept other");
  }

  @Test
  void whereSomebodyDecidesTurnsItIsJustTheCall() {
    try (var scheduler = threads.open()) {
      scheduler.decideTurnsBy(new First());
      scheduler.spawn(
          "t",
          () -> {
            log.add(Tasklet.blocking(() -> "called"));
            Thread.sleep(5);
            log.add("slept");
          });
      scheduler.spawn("other", () -> log.add("other"));
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("called slept other");
  }

  private static final class First implements TurnStrategy {
    @Override
    public CooperativeTasklet next(List<CooperativeTasklet> ready) {
      return ready.getFirst();
    }

    @Override
    public void before(CooperativeTasklet tasklet, Step step) {}

    @Override
    public void touched(List<?> things) {}
  }

  /** Who could go on at once keeps its turn, as if it had not stopped. */
  @Test
  @SuppressWarnings("ThreadPriorityCheck")
  void whoOnlyYieldsItsThreadKeepsItsTurn() {
    try (var scheduler = threads.open()) {
      scheduler.spawn(
          "t",
          () -> {
            for (var i = 0; i < 100; i++) {
              Thread.yield();
            }
            log.add("yielded");
          });
      spawnTaker(scheduler); // is seen, although the one before was seen and kept its turn
      scheduler.spawn("other", () -> log.add(queue.add("taken")));
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("yielded true taken");
  }

  /** What runs under another scheduler is part of the turn of the tasklet that runs that. */
  @Test
  void whoRunsAnotherSchedulerKeepsItsTurn() {
    try (var outer = threads.open()) {
      outer.spawn(
          "runs others",
          () -> {
            try (var inner = threads.open(config -> config.withClock(Clock.REAL))) {
              inner.spawn("inner", () -> Tasklet.sleep(Duration.ofMillis(5)));
              inner.run();
            }
            try (var inner = Scheduler.parallel()) {
              inner.spawn("inner", () -> Tasklet.sleep(Duration.ofMillis(5)));
              inner.run();
              inner.spawn("inner", () -> Tasklet.sleep(Duration.ofHours(1)));
            }
            log.add("ran");
            Door.throughRun(() -> Thread.sleep(5));
            log.add("slept");
          });
      outer.spawn("other", () -> log.add("other"));
      outer.run();
    }
    assertThat(log.text()).isEqualTo("ran other slept");
  }

  @Test
  void inAnInnerSchedulerItsOwnTurnIsKept() {
    try (var outer = threads.open()) {
      outer.spawn(
          "runs others",
          () -> {
            try (var inner = threads.open()) {
              inner.spawn("inner", latch::countDown);
              Tasklet.blockingRun(latch::await); // lets the inner one run
              log.add("ran");
            }
          });
      outer.spawn("other", () -> log.add("other"));
      outer.run();
    }
    assertThat(log.text()).isEqualTo("ran other");
  }

  /** Or the main one would wait for the lock of the kernel with the turn, which its owner needs. */
  @Test
  void whoIsAskedUnderALockOfTheKernelKeepsItsTurn() {
    var observed =
        Channel.<String>of(
            "c",
            2,
            new Observer() {
              @Override
              public void sent(String channel, Object message) {
                if (message.equals("slow")) {
                  LockSupport.parkNanos(20_000_000);
                  Tasklet.blockingRun(() -> LockSupport.parkNanos(20_000_000));
                }
              }
            });
    try (var scheduler = threads.open()) {
      scheduler.spawn("slow", () -> observed.send("slow"));
      Tasklet.schedule();
      observed.trySend("fast");
      scheduler.run();
      log.add(observed.tryReceive().orElseThrow());
      log.add(observed.tryReceive().orElseThrow());
    }
    assertThat(log.text()).isEqualTo("slow fast");
  }

  // ---- many

  @Test
  void aPlainThreadMayEndManyAtOnce() {
    var future = new CompletableFuture<String>();
    try (var scheduler = threads.open()) {
      for (var i = 0; i < 500; i++) {
        scheduler.spawn("t" + i, () -> log.add(Door.through(future::join)));
      }
      var plain = Thread.ofPlatform().start(() -> future.complete("done"));
      scheduler.run();
      assertThat(plain).isNotNull();
    }
    assertThat(log.lines()).hasSize(500).allMatch("done"::equals);
  }
}
