package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.joins.channel.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How a scheduler ends, of whatever kind: each cell of the tables in the class comments. */
@Bounded
@ParameterizedClass
@EnumSource(Kind.class)
class EndsOfSchedulersTest {
  private static final int ROUNDS = Boolean.getBoolean("joins.long") ? 20_000 : 300;

  @Parameter private Kind kind = Kind.PARALLEL;

  private final Log log = new Log();
  private final Channel<String> channel = Channel.rendezvous("c");
  private final AtomicBoolean enough = new AtomicBoolean();

  /** One second, so that the tests need not wait for long; interrupted again after 200 ms. */
  private Scheduler open() {
    return kind.open(config -> config.withCloseLimit(Duration.ofSeconds(1)));
  }

  /** Lets a tasklet come so far that it waits for a message. */
  private static void runUntilBlocked(Scheduler scheduler, int tasklets) {
    if (scheduler instanceof CooperativeScheduler cooperative) {
      cooperative.runUntilIdle();
    } else {
      while (scheduler.blocked().size() < tasklets) {
        Thread.onSpinWait();
      }
    }
  }

  // ---- what a tasklet may be in when it is cancelled

  @Test
  void whoWaitsForALongTimeInItsFinallyIsInterruptedAgain() {
    var future = new CompletableFuture<String>();
    var scheduler = open();
    scheduler.spawn(
        "waits",
        () -> {
          try {
            channel.receive();
          } finally {
            log.add(catchThrowable(() -> future.get(1, TimeUnit.HOURS)).getClass().getSimpleName());
          }
        });
    runUntilBlocked(scheduler, 1);
    scheduler.close();
    assertThat(log.text()).isEqualTo("InterruptedException");
  }

  @Test
  void whoSitsInACallThatNothingInterruptsIsLeftBehindAndNamedWithItsStack() {
    var future = new CompletableFuture<String>();
    var scheduler = open();
    scheduler.spawn(
        "sits",
        () -> {
          try {
            channel.receive();
          } finally {
            future.join();
          }
        });
    runUntilBlocked(scheduler, 1);
    assertThatThrownBy(scheduler::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching(
            "these tasklets were interrupted \\d+ times and did not end: \\[sits\\]")
        .satisfies(error ->
            assertThat(error.getSuppressed())
                .singleElement()
                .satisfies(where ->
                    assertThat(where.getStackTrace())
                        .anySatisfy(frame -> assertThat(frame.getMethodName()).isEqualTo("join"))));
    assertThat(Tasklet.current()).isEmpty();
    future.complete("late");
  }

  @Test
  void whoGoesRoundAndRoundIsLeftBehindAndNamed() {
    var scheduler = open();
    scheduler.spawn(
        "loops",
        () -> {
          while (!enough.get()) {
            Tasklet.schedule();
          }
        });
    if (scheduler instanceof CooperativeScheduler) {
      Tasklet.schedule();
    }
    assertThatThrownBy(scheduler::close)
        .hasMessageMatching(
            "these tasklets were interrupted \\d+ times and did not end: \\[loops\\]");
    enough.set(true);
    scheduler.close();
    assertThat(Tasklet.current()).isEmpty();
  }

  @Test
  void whoGoesRoundUntilItIsInterruptedTwiceEnds() {
    try (var scheduler = open()) {
      scheduler.spawn(
          "loops",
          () -> {
            for (var interrupts = 0; interrupts < 2; interrupts += Thread.interrupted() ? 1 : 0) {
              Tasklet.schedule();
            }
            log.add("ended");
          });
      if (scheduler instanceof CooperativeScheduler) {
        Tasklet.schedule();
      }
    }
    assertThat(log.text()).isEqualTo("ended");
  }

  @Test
  void whoIsAtomicIsCutShortAllTheSame() {
    if (kind.open() instanceof CooperativeScheduler scheduler) {
      scheduler.close();
      var limited = (CooperativeScheduler) open();
      limited.spawn(
          "atomic",
          () -> {
            try (var _ = limited.atomic()) {
              while (!enough.get()) {
                Tasklet.schedule();
              }
            }
          });
      Tasklet.schedule();
      assertThatThrownBy(limited::close).hasMessageContaining("did not end: [atomic]");
      enough.set(true);
      limited.close();
    }
  }

  @Test
  void aCleanupThatIsShortIsNotDisturbed() {
    try (var scheduler = open()) {
      scheduler.spawn(
          "cleans up",
          () -> {
            try {
              channel.receive();
            } finally {
              Tasklet.sleep(Duration.ofMillis(20));
              log.add("clean");
            }
          });
      runUntilBlocked(scheduler, 1);
    }
    assertThat(log.text()).isEqualTo("clean");
  }

  // ---- races

  /**
   * Whatever a tasklet is about when its scheduler is closed: it ends, and its end is announced.
   */
  @Test
  void closingRacesWithWhatTaskletsDo() throws Exception {
    for (var round = 0; round < ROUNDS; round++) {
      var begun = new AtomicInteger();
      var ended = new AtomicInteger();
      var scheduler = open();
      var sleeper =
          scheduler.spawn(
              "sleeps",
              () -> {
                begun.incrementAndGet();
                try {
                  Tasklet.sleep(Duration.ofDays(1));
                } finally {
                  ended.incrementAndGet();
                }
              });
      var sender =
          scheduler.spawn(
              "sends",
              () -> {
                begun.incrementAndGet();
                try {
                  channel.send("m");
                } finally {
                  ended.incrementAndGet();
                }
              });
      var waiter =
          scheduler.spawn(
              "waits",
              () -> {
                begun.incrementAndGet();
                try {
                  sender.awaitEnd();
                } finally {
                  ended.incrementAndGet();
                }
              });
      var taken = new AtomicInteger();
      var outside =
          Thread.ofVirtual()
              .start(() -> {
                if (channel.tryReceive().isPresent()) {
                  taken.incrementAndGet();
                }
                try {
                  scheduler.spawn(
                      "late",
                      () -> {
                        begun.incrementAndGet();
                        ended.incrementAndGet();
                      });
                } catch (IllegalStateException refused) {
                  log.add(refused.getMessage());
                }
              });
      if (round % 2 == 0 && scheduler instanceof CooperativeScheduler) {
        Tasklet.schedule();
      }
      scheduler.close();
      assertThat(ended).hasValue(begun.get());
      for (var tasklet : new Tasklet[] {sleeper, sender, waiter}) {
        assertThat(tasklet.isAlive()).isFalse();
        tasklet.awaitEnd();
      }
      outside.join();
      assertThat(ended).hasValue(begun.get());
      assertThat(channel.tryReceive()).as("nothing is left in a queue").isEmpty();
    }
    assertThat(log.lines()).allMatch("cannot spawn 'late': the scheduler is closed"::equals);
  }

  @Test
  void aHoldIsLetGoWhileItIsClosed() throws Exception {
    for (var round = 0; round < ROUNDS; round++) {
      var scheduler = open();
      scheduler.spawn("waits", channel::receive);
      var hold = scheduler.hold();
      var outside = Thread.ofVirtual().start(hold::close);
      scheduler.close();
      outside.join();
      assertThat(channel.trySend("nobody is left")).isFalse();
    }
  }

  @Test
  void anErrorIsThrownByRunOrByCloseAndOnlyOnce() throws Exception {
    for (var round = 0; round < ROUNDS; round++) {
      var error = new IOException("of a test");
      var scheduler =
          kind.open(config ->
              config.withErrorHandler((name, thrown) -> {
                throw Sneaky.rethrow(thrown);
              }));
      var gate = new AtomicBoolean(round % 2 == 0);
      scheduler.spawn(
          "fails",
          () -> {
            while (!gate.get()) {
              Tasklet.schedule();
            }
            throw error;
          });
      gate.set(true);
      var first = round % 3 == 0 ? null : catchThrowable(scheduler::run);
      var second = catchThrowable(scheduler::close);
      if (first == null && scheduler instanceof CooperativeScheduler) {
        assertThat(second).isNull(); // it never began
      } else {
        assertThat(first == null ? second : first).isSameAs(error).hasNoSuppressedExceptions();
        assertThat(first == null ? null : second).isNull();
      }
    }
  }
}
