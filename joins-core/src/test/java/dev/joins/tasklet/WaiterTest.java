package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One wait, from open to done, as those see it who make blocking calls of it. */
@Bounded
class WaiterTest {
  private final Log log = new Log();

  @ParameterizedTest
  @EnumSource
  void anOutcomeThatIsThereAlreadyIsReturnedAtOnce(Kind kind) {
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "t",
          () -> {
            var wait = new Exchange("an answer");
            assertThat(wait.isDone()).isFalse();
            wait.answer("early");
            assertThat(wait.isDone()).isTrue();
            Thread.currentThread().interrupt();
            log.add(wait.call());
            log.add(Thread.interrupted());
          });
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("early true");
  }

  @ParameterizedTest
  @EnumSource
  void anotherTaskletBringsTheOutcome(Kind kind) {
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "t",
          () -> {
            var wait = new Exchange("an answer");
            scheduler.spawn("answers", () -> wait.answer("42"));
            log.add(wait.call());
          });
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("42");
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptWithdrawsItWhileItIsOpen(Kind kind) {
    var wait = new AtomicReference<Exchange>();
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "t",
          () -> {
            var open = new Exchange("an answer");
            wait.set(open);
            Thread.currentThread().interrupt();
            assertThatThrownBy(open::call)
                .isInstanceOf(InterruptedException.class)
                .hasMessage("interrupted while waiting for an answer");
            log.add(open.state());
            log.add(Thread.currentThread().isInterrupted());
          });
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("WITHDRAWN false");
    assertThat(wait.get().isDone()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptAfterTheCommitComesTooLateAndIsKept(Kind kind) {
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "t",
          () -> {
            var wait = new Exchange("an answer").committed();
            var self = Tasklet.current().orElseThrow();
            scheduler.spawn(
                "answers",
                () -> {
                  self.interrupt();
                  for (var i = 0; i < 10; i++) {
                    Tasklet.schedule();
                  }
                  self.interrupt();
                  Tasklet.schedule();
                  wait.answer("42");
                });
            log.add(wait.call());
            log.add(Thread.interrupted());
          });
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("42 true");
  }

  @ParameterizedTest
  @EnumSource
  void aDeadlineWithdrawsItWhileItIsOpen(Kind kind) {
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "t",
          () -> {
            var wait = new Exchange("an answer").within(TimeUnit.MILLISECONDS.toNanos(2));
            var before = wait.time();
            log.add(wait.call());
            log.add(wait.state());
            log.add(wait.time() - before >= TimeUnit.MILLISECONDS.toNanos(2));
          });
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("time is up WITHDRAWN true");
  }

  @ParameterizedTest
  @EnumSource
  void aDeadlineAfterTheCommitComesTooLate(Kind kind) {
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "t",
          () -> {
            var wait = new Exchange("an answer").within(1000).committed();
            scheduler.spawn(
                "answers",
                () -> {
                  Tasklet.sleep(java.time.Duration.ofMillis(3));
                  wait.answer("42");
                });
            log.add(wait.call());
          });
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("42");
  }

  @ParameterizedTest
  @EnumSource
  void deadlinesCountFromNowAndNeverBeforeIt(Kind kind) {
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "t",
          () -> {
            log.add(new Exchange("past").within(Long.MIN_VALUE).call());
            log.add(new Exchange("now").within(0).call());
          });
      scheduler.run();
    }
    assertThat(log.lines()).containsExactly("time is up", "time is up");
  }

  @ParameterizedTest
  @EnumSource
  void aWakeWithoutAnOutcomeChangesNothing(Kind kind) {
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "t",
          () -> {
            var wait = new Exchange("an answer");
            scheduler.spawn(
                "wakes",
                () -> {
                  for (var i = 0; i < 5; i++) {
                    wait.wake();
                    Tasklet.schedule();
                    wait.wakeFirst();
                  }
                  log.add("woken");
                  wait.answer("42");
                });
            log.add(wait.call());
          });
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("woken 42");
  }

  @ParameterizedTest
  @EnumSource(Threads.class)
  void wakeLetsItRunAfterTheOthersAndWakeFirstBeforeTheCaller(Threads threads) {
    try (var scheduler = threads.open()) {
      var wait = new AtomicReference<Exchange>();
      scheduler.spawn("waits", () -> waitTwice(wait));
      scheduler.spawn(
          "answers",
          () -> {
            wait.get().answer("wake");
            log.add("caller");
            Tasklet.schedule();
            wait.get().answerFirst("wakeFirst");
            log.add("caller");
          });
      scheduler.spawn("third", () -> log.add("third"));
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("caller third wake wakeFirst caller");
  }

  private void waitTwice(AtomicReference<Exchange> wait) throws InterruptedException {
    for (var i = 0; i < 2; i++) {
      var next = new Exchange("an answer");
      wait.set(next);
      log.add(next.call());
    }
  }

  @Test
  void aPlainThreadWaitsAsWell() throws Exception {
    var wait = new AtomicReference<Exchange>();
    var plain =
        Thread.ofPlatform()
            .start(() -> {
              try {
                log.add(new Exchange("nothing").within(1_000_000).call());
                var next = new Exchange("an answer");
                wait.set(next);
                log.add(next.call());
              } catch (InterruptedException impossible) {
                log.add(impossible);
              }
            });
    while (wait.get() == null) {
      Thread.onSpinWait();
    }
    wait.get().answerFirst("42");
    plain.join();
    assertThat(log.text()).isEqualTo("time is up 42");
  }

  /** A wait that gives itself another deadline is not over. */
  @ParameterizedTest
  @EnumSource
  void theDeadlineIsAskedAgainIfExpiringDidNotEndTheWait(Kind kind) {
    try (var scheduler = kind.open()) {
      scheduler.spawn("t", () -> log.add(new Renewed().call()));
      scheduler.run();
    }
    assertThat(log.lines()).containsExactly("false after 3");
  }

  private static final class Renewed extends Waiter {
    private static final int TIMES = 3;

    private int expired;
    private long next = deadlineIn(1000);

    String call() throws InterruptedException {
      return await() + " after " + expired;
    }

    @Override
    protected long deadline() {
      return next;
    }

    @Override
    protected boolean expire() {
      expired++;
      next = deadlineIn(1000);
      return expired == TIMES;
    }

    @Override
    protected boolean withdraw() {
      return true;
    }

    @Override
    protected WaitReport describe() {
      return new WaitReport("several deadlines");
    }
  }
}
