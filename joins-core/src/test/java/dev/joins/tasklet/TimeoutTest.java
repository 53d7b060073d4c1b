package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.channel.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A limit to the time of a call as a whole, under every kind of scheduler. */
@Bounded
@ParameterizedClass
@EnumSource(Kind.class)
class TimeoutTest {
  private static final Duration SHORT = Duration.ofMillis(5);
  private static final Duration LONG = Duration.ofHours(1);
  private static final int ROUNDS = Boolean.getBoolean("joins.long") ? 20_000 : 500;

  @Parameter private Kind kind = Kind.PARALLEL;

  private final Log log = new Log();
  private final Channel<String> channel = Channel.rendezvous("c");

  /** In a tasklet, to its end. */
  private void run(Tasklet.Body body) {
    try (var scheduler = kind.open()) {
      scheduler.spawn("t", body);
      scheduler.run();
    }
  }

  @Test
  void whatComesInTimeIsReturned() {
    run(() -> {
      log.add(Tasklet.timeout(LONG, () -> "in time").orElseThrow());
      log.add(Tasklet.timeoutRun(LONG, () -> Tasklet.sleep(SHORT)));
      log.add(Thread.interrupted());
    });
    assertThat(log.text()).isEqualTo("in time true false");
  }

  @Test
  void whatTakesTooLongIsInterrupted() {
    run(() -> {
      log.add(Tasklet.timeout(SHORT, channel::receive).isPresent());
      log.add(
          Tasklet.timeoutRun(
              SHORT,
              () -> {
                channel.send("a");
                channel.send("b");
              }));
      log.add(Thread.interrupted());
    });
    assertThat(log.text()).isEqualTo("false false false");
  }

  @Test
  void soIsWhatIsOutside() {
    if (kind == Kind.COOPERATIVE_REAL || kind == Kind.PARALLEL) { // virtual time stands still then
      run(() -> {
        log.add(Tasklet.timeoutRun(SHORT, () -> Tasklet.blockingRun(() -> Thread.sleep(LONG))));
        log.add(Tasklet.timeoutRun(SHORT, () -> Door.throughRun(() -> Thread.sleep(LONG))));
        log.add(Thread.interrupted());
      });
      assertThat(log.text()).isEqualTo("false false false");
    }
  }

  @Test
  void inAPlainThreadTheRealClockCounts() throws Exception {
    var queue = new LinkedBlockingQueue<String>();
    assertThat(Tasklet.timeout(SHORT, queue::take)).isEmpty();
    queue.add("item");
    assertThat(Tasklet.timeout(LONG, queue::take)).contains("item");
    assertThat(Tasklet.timeoutRun(SHORT, () -> Tasklet.sleep(LONG))).isFalse();
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void whatIsInterruptedLosesNothing() {
    run(() -> {
      log.add(Tasklet.timeout(SHORT, () -> channel.receive() + channel.receive()).isPresent());
      assertThat(channel.trySend("x")).isFalse(); // nobody waits any more
    });
    assertThat(log.text()).isEqualTo("false");
  }

  @Test
  void itMayBeInvisibleToWhoIgnoresIt() {
    run(() -> {
      log.add(
          Tasklet.timeout(
                  SHORT,
                  () -> {
                    try {
                      channel.receive();
                    } catch (InterruptedException ignored) {
                      log.add("ignored");
                    }
                    return "late";
                  })
              .orElseThrow());
      log.add(Thread.interrupted());
    });
    assertThat(log.text()).isEqualTo("ignored late false");
  }

  @Test
  void anErrorIsThrownAsItIs() {
    run(() -> {
      assertThatThrownBy(() ->
              Tasklet.timeoutRun(
                  LONG,
                  () -> {
                    throw new IOException("of a test");
                  }))
          .isInstanceOf(IOException.class)
          .hasMessage("of a test");
      assertThatThrownBy(() ->
              Tasklet.timeoutRun(
                  SHORT,
                  () -> {
                    try {
                      channel.receive();
                    } finally {
                      failLate();
                    }
                  }))
          .hasMessage("while it ended");
    });
  }

  private static void failLate() throws IOException {
    throw new IOException("while it ended");
  }

  // ---- which times

  @Test
  void zeroAndLessOnlyDoWhatNeedsNoWait() {
    run(() -> {
      for (var none : new Duration[] {Duration.ZERO, Duration.ofSeconds(-1)}) {
        log.add(Tasklet.timeout(none, () -> "at once").orElseThrow());
        log.add(Tasklet.timeout(none, channel::receive).isPresent());
        log.add(Thread.interrupted());
      }
    });
    assertThat(log.text()).isEqualTo("at once false false at once false false");
  }

  @Test
  void theLongestIsForEver() {
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "t",
          () -> Tasklet.timeoutRun(Duration.ofSeconds(Long.MAX_VALUE), () -> channel.receive()));
      assertThatThrownBy(scheduler::run).isInstanceOf(DeadlockException.class);
    }
  }

  // ---- more than one

  @Test
  void nestedOnesEndTheirOwnCalls() {
    run(() -> {
      log.add(
          Tasklet.timeout(
                  LONG, () -> "inner " + Tasklet.timeout(SHORT, channel::receive).isPresent())
              .orElseThrow());
      log.add(
          Tasklet.timeoutRun(
              SHORT,
              () -> {
                Tasklet.timeoutRun(LONG, channel::receive);
                log.add("not reached");
              }));
      log.add(Thread.interrupted());
    });
    assertThat(log.text()).isEqualTo("inner false false false");
  }

  @Test
  void whereBothAreUpBothEnd() {
    run(() -> {
      for (var round = 0; round < ROUNDS / 10; round++) {
        assertThat(
                Tasklet.timeoutRun(
                    SHORT,
                    () -> {
                      Tasklet.timeoutRun(SHORT, channel::receive);
                      Tasklet.sleep(LONG);
                    }))
            .isFalse();
        assertThat(Thread.interrupted()).isFalse();
      }
    });
  }

  // ---- an interrupt from elsewhere

  @Test
  void anInterruptFromElsewhereIsNoTimeout() {
    try (var scheduler = kind.open()) {
      var hold = scheduler.hold(); // both are there, or virtual time would come to the limit
      var target =
          scheduler.spawn(
              "t",
              () -> {
                try {
                  Tasklet.timeoutRun(LONG, channel::receive);
                } catch (InterruptedException interrupted) {
                  log.add("interrupted");
                }
                log.add(Thread.interrupted());
              });
      scheduler.spawn(
          "other",
          () -> {
            Tasklet.sleep(SHORT);
            target.interrupt();
          });
      hold.close();
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("interrupted false");
  }

  @Test
  void ifBothComeItIsNotLost() throws Exception {
    for (var round = 0; round < ROUNDS; round++) {
      var begun = new CountDownLatch(1);
      try (var scheduler = kind.open()) {
        var hold = scheduler.hold();
        var target =
            scheduler.spawn(
                "t",
                () -> {
                  begun.countDown();
                  Tasklet.timeoutRun(Duration.ofNanos(100_000), () -> Tasklet.sleep(LONG));
                  channel.receive(); // for ever, but for the interrupt
                });
        Thread.ofVirtual()
            .start(() -> {
              Uninterrupted.await(begun);
              target.interrupt();
              hold.close();
            });
        scheduler.run();
      }
    }
  }

  /** Whatever the race between the call and its limit, no interrupt is left behind. */
  @Test
  void noInterruptComesAfterwards() {
    run(() -> {
      for (var round = 0; round < ROUNDS; round++) {
        Tasklet.timeoutRun(Duration.ofNanos(20_000), () -> Tasklet.sleep(Duration.ofNanos(20_000)));
        Tasklet.sleep(Duration.ofNanos(1));
      }
      log.add("calm");
    });
    assertThat(log.text()).isEqualTo("calm");
  }

  @Test
  void aCloseEndsIt() {
    try (var scheduler = kind.open()) {
      var hold = scheduler.hold(); // or virtual time would come to the limit
      scheduler.spawn(
          "t",
          () -> {
            try {
              Tasklet.timeoutRun(LONG, channel::receive);
            } finally {
              log.add(Tasklet.timeout(LONG, () -> "cleaned up").orElseThrow());
            }
          });
      if (scheduler instanceof CooperativeScheduler) {
        Tasklet.schedule();
      } else {
        while (scheduler.blocked().size() < 2) {
          Thread.onSpinWait();
        }
      }
      assertThat(hold).isNotNull(); // a close waits for none
    }
    assertThat(log.text()).isEqualTo("cleaned up");
  }
}
