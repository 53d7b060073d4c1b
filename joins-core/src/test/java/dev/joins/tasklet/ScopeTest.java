package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.channel.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tasklets that end together, under every kind of scheduler: each cell of the table there. */
@Bounded
@ParameterizedClass
@EnumSource(Kind.class)
class ScopeTest {
  private static final Duration SHORT = Duration.ofMillis(5);
  private static final Duration LONG = Duration.ofHours(1);
  private static final int ROUNDS = Boolean.getBoolean("joins.long") ? 5_000 : 200;

  @Parameter private Kind kind = Kind.PARALLEL;

  private final Log log = new Log();
  private final Channel<String> channel = Channel.rendezvous("c");

  private void waitForEver() throws InterruptedException {
    try {
      channel.receive();
    } finally {
      log.add("cancelled");
    }
  }

  @Test
  void resultsAreThereWhenAllHaveEnded() throws Exception {
    try (var _ = kind.open();
        var scope = Scope.open("s")) {
      var one = scope.fork("one", () -> 1);
      var two =
          scope.fork(
              "two",
              () -> {
                Tasklet.sleep(SHORT);
                return 2;
              });
      assertThat(scope.join()).isTrue();
      assertThat(one.result() + two.result()).isEqualTo(3);
    }
  }

  @Test
  void alsoInATasklet() {
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "t",
          () -> {
            try (var scope = Scope.open("s")) {
              var fork = scope.fork("f", channel::receive);
              scope.spawn("sends", () -> channel.send("m"));
              log.add(scope.join() + fork.result());
            }
          });
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("truem");
  }

  @Test
  void whereThereIsNoSchedulerItBringsOne() throws Exception {
    assertThat(Scheduler.current()).isEmpty();
    try (var scope = Scope.open("s")) {
      var fork = scope.fork("f", () -> Tasklet.current().orElseThrow().name());
      assertThat(scope.join()).isTrue();
      assertThat(fork.result()).isEqualTo("f");
    }
    assertThat(Scheduler.current()).isEmpty();
  }

  @Test
  void theFirstThatFailsCancelsTheOthers() {
    try (var _ = kind.open();
        var scope = Scope.open("s")) {
      scope.spawn("waits", this::waitForEver);
      var fork = scope.fork("waits too", channel::receive);
      scope.spawn(
          "fails",
          () -> {
            Tasklet.sleep(SHORT);
            throw new IOException("of a test");
          });
      assertThatThrownBy(scope::join).isInstanceOf(IOException.class).hasMessage("of a test");
      assertThat(log.text()).isEqualTo("cancelled");
      assertThatThrownBy(fork::result)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("'waits too' has no result: it has not ended, has failed, or was cancelled");
    }
  }

  @Test
  void errorsOfTheOthersAreSuppressed() {
    try (var _ = kind.open();
        var scope = Scope.open("s")) {
      scope.spawn(
          "fails late",
          () -> {
            try {
              channel.receive();
            } catch (InterruptedException cancelled) {
              throw new IllegalStateException("second");
            }
          });
      scope.spawn(
          "fails",
          () -> {
            Tasklet.sleep(SHORT);
            throw new IOException("first");
          });
      assertThatThrownBy(scope::join)
          .hasMessage("first")
          .satisfies(error -> assertThat(error.getSuppressed()[0]).hasMessage("second"));
    }
  }

  @Test
  void whatNobodyJoinsIsThrownByTheClose() {
    try (var scheduler = kind.open()) {
      var scope = Scope.open("s");
      var failing =
          scope.spawn(
              "fails",
              () -> {
                throw new IOException("of a test");
              });
      while (failing.isAlive()) {
        Tasklet.schedule();
      }
      assertThatThrownBy(scope::close).hasMessage("of a test");
      scope.close();
      scheduler.run();
    }
  }

  @Test
  void aCloseCancelsAndAwaits() {
    try (var scheduler = kind.open()) {
      Tasklet left;
      try (var scope = Scope.open("s")) {
        left = scope.spawn("waits", channel::receive);
        Tasklet.schedule();
      }
      assertThat(left.isAlive()).isFalse();
      scheduler.run();
    }
  }

  @Test
  void whenItsTimeIsUpAllAreCancelled() throws Exception {
    try (var scheduler = kind.open()) {
      try (var scope = Scope.open("s", SHORT)) {
        scope.spawn("waits", this::waitForEver);
        assertThat(scope.join()).isFalse();
        assertThat(log.text()).isEqualTo("cancelled");
      }
      try (var _ = scheduler.hold(); // or virtual time would come to the limit
          var scope = Scope.open("s", LONG)) {
        scope.spawn("ends", () -> {});
        assertThat(scope.join()).isTrue();
      }
      scheduler.run();
    }
  }

  @Test
  void withNoTimeItIsCancelledFromTheBeginning() throws Exception {
    try (var _ = kind.open();
        var scope = Scope.open("s", Duration.ZERO)) {
      scope.spawn("waits", channel::receive);
      assertThat(scope.join()).isFalse();
    }
  }

  @Test
  void oneThatIsSpawnedInACancelledScopeIsInterrupted() throws Exception {
    try (var _ = kind.open();
        var scope = Scope.open("s")) {
      scope.cancel();
      scope.spawn("waits", channel::receive);
      assertThat(scope.join()).isFalse();
    }
  }

  @Test
  void anInterruptOfWhoJoinsIsNoneOfTheOthers() {
    try (var scheduler = kind.open()) {
      var owner = new AtomicReference<Tasklet>();
      owner.set(
          scheduler.spawn(
              "owner",
              () -> {
                try (var scope = Scope.open("s")) {
                  scope.spawn("waits", this::waitForEver);
                  try {
                    scope.join();
                  } catch (InterruptedException interrupted) {
                    log.add("interrupted");
                  }
                }
              }));
      scheduler.spawn(
          "other",
          () -> {
            Tasklet.sleep(SHORT);
            owner.get().interrupt();
          });
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("interrupted cancelled");
  }

  @Test
  void tasksOfATaskBelongToTheScopeToo() throws Exception {
    var ended = new AtomicInteger();
    try (var _ = kind.open();
        var scope = Scope.open("s")) {
      scope.spawn("parent", () -> spawnTree(scope, 5, ended));
      assertThat(scope.join()).isTrue();
    }
    assertThat(ended).hasValue(63);
  }

  private static void spawnTree(Scope scope, int depth, AtomicInteger ended) {
    for (var child = 0; depth > 0 && child < 2; child++) {
      scope.spawn("child", () -> spawnTree(scope, depth - 1, ended));
    }
    ended.incrementAndGet();
  }

  @Test
  void onlyItsOwnerMayJoinAndClose() {
    try (var scheduler = kind.open();
        var scope = Scope.open("s")) {
      scheduler.spawn(
          "other",
          () -> {
            assertThatThrownBy(scope::join)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("join() of scope 's' was called by ");
            assertThatThrownBy(scope::close).hasMessageStartingWith("close() of scope 's'");
          });
      scheduler.run();
    }
  }

  @Test
  void aClosedOneTakesNoMore() {
    try (var _ = kind.open()) {
      var scope = Scope.open("s");
      scope.close();
      assertThatThrownBy(() -> scope.spawn("late", () -> {}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("cannot spawn 'late': the scope 's' is closed");
    }
  }

  @Test
  void aCloseOfTheSchedulerEndsAll() {
    try (var scheduler = kind.open()) {
      scheduler.spawn(
          "owner",
          () -> {
            try (var scope = Scope.open("s")) {
              scope.spawn("waits", this::waitForEver);
              scope.join();
            }
          });
      if (scheduler instanceof CooperativeScheduler cooperative) {
        cooperative.runUntilIdle();
      } else {
        while (scheduler.blocked().size() < 2) {
          Thread.onSpinWait();
        }
      }
    }
    assertThat(log.text()).isEqualTo("cancelled");
  }

  /** Whoever fails first, in whatever moment: one error is thrown, and nobody is left. */
  @Test
  void manyMayFailAtOnce() {
    for (var round = 0; round < ROUNDS; round++) {
      var alive = new AtomicInteger();
      try (var _ = kind.open()) {
        var scope = Scope.open("s");
        for (var i = 0; i < 6; i++) {
          var number = i;
          scope.spawn(
              "t" + i,
              () -> {
                alive.incrementAndGet();
                try {
                  Tasklet.sleep(Duration.ofNanos(number % 3));
                  if (number % 2 == 0) {
                    throw new IOException("of a test");
                  }
                  channel.receive();
                } finally {
                  alive.decrementAndGet();
                }
              });
        }
        assertThatThrownBy(scope::join).hasMessage("of a test");
        assertThat(alive).hasValue(0);
        scope.close();
      }
    }
  }
}
