package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.joins.channel.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What only the parallel scheduler does: all run at once, errors are told, run() waits. */
@Bounded
@ParameterizedClass
@EnumSource(names = {"PARALLEL", "PARALLEL_VIRTUAL", "PARALLEL_PLATFORM"})
class ParallelSchedulerTest {
  @Parameter private Kind kind = Kind.PARALLEL;

  private final Log log = new Log();
  private final Channel<String> channel = Channel.rendezvous("c");

  private ParallelScheduler open() {
    return (ParallelScheduler) kind.open();
  }

  @Test
  void taskletsRunWithoutRunAndAtTheSameTime() throws Exception {
    var meeting = new CyclicBarrier(3); // of the JDK: each must be running for the others to go on
    try (var scheduler = open()) {
      scheduler.spawn("a", meeting::await);
      scheduler.spawn("b", meeting::await);
      meeting.await();
      scheduler.run();
    }
  }

  @Test
  void runWaitsForAllAlsoForThoseMadeMeanwhile() {
    var ended = new AtomicInteger();
    try (var scheduler = open()) {
      spawnTree(scheduler, 8, ended);
      scheduler.run();
      assertThat(ended).hasValue((1 << 9) - 1);
      scheduler.run();
    }
  }

  private static void spawnTree(Scheduler scheduler, int depth, AtomicInteger ended) {
    scheduler.spawn(
        "node",
        () -> {
          if (depth > 0) {
            spawnTree(scheduler, depth - 1, ended);
            spawnTree(scheduler, depth - 1, ended);
          }
          ended.incrementAndGet();
        });
  }

  @Test
  void runKeepsAnInterruptOfItsCallerForLater() {
    try (var scheduler = open()) {
      scheduler.spawn(
          "t",
          () -> {
            Thread.sleep(20);
            log.add("ended");
          });
      Thread.currentThread().interrupt();
      scheduler.run();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(log.text()).isEqualTo("ended");
      Thread.currentThread().interrupt();
    }
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void theHandlerIsToldOfEachErrorInTheDyingTasklet() {
    var told = new CopyOnWriteArrayList<Throwable>();
    var checked = new IOException("checked");
    try (var scheduler =
        kind.open(config ->
            config.withErrorHandler((name, error) -> {
              var dying = Tasklet.current().orElseThrow();
              log.add(name + " " + dying.name() + " " + dying.isAlive());
              told.add(error);
            }))) {
      scheduler.spawn(
          "failing",
          () -> {
            throw checked;
          });
      scheduler.spawn("cancelled", channel::receive).interrupt();
      scheduler.spawn("loop", this::receiveAll).interrupt();
      scheduler.run();
    }
    assertThat(told).containsExactly(checked);
    assertThat(log.lines()).containsExactly("failing failing true");
  }

  private void receiveAll() {
    for (var message : channel) {
      log.add(message);
    }
  }

  @Test
  void withoutAHandlerErrorsAreLogged() {
    var checked = new IOException("checked");
    assertThat(logOfFailure(kind.open(), checked))
        .singleElement()
        .satisfies(record -> {
          assertThat(record.getLevel()).isEqualTo(Level.SEVERE);
          assertThat(record.getMessage()).isEqualTo("tasklet 'failing' failed");
          assertThat(record.getThrown()).isSameAs(checked).hasNoSuppressedExceptions();
        });
  }

  @Test
  void ifTheHandlerFailsTheyAreLoggedAsWell() {
    var checked = new IOException("checked");
    var broken = new IllegalArgumentException("broken handler");
    var scheduler =
        kind.open(config ->
            config.withErrorHandler((name, error) -> {
              throw broken;
            }));
    assertThat(logOfFailure(scheduler, checked))
        .singleElement()
        .satisfies(record ->
            assertThat(record.getThrown()).isSameAs(checked).hasSuppressedException(broken));
  }

  @Test
  void alsoIfTheHandlerThrowsTheErrorItself() {
    var checked = new IOException("checked");
    var scheduler =
        kind.open(config ->
            config.withErrorHandler((name, error) -> {
              throw Sneaky.rethrow(error);
            }));
    assertThat(logOfFailure(scheduler, checked))
        .singleElement()
        .satisfies(record -> assertThat(record.getThrown()).isSameAs(checked));
  }

  private static List<LogRecord> logOfFailure(Scheduler opened, Exception failure) {
    var logger = Logger.getLogger(ParallelScheduler.class.getName());
    var records = new CopyOnWriteArrayList<LogRecord>();
    var handler = new Recorder(records);
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
    try (opened) {
      opened.spawn(
          "failing",
          () -> {
            throw failure;
          });
      assertThat(catchThrowable(opened::run)).isSameAs(failure);
    } finally {
      logger.removeHandler(handler);
      logger.setUseParentHandlers(true);
    }
    return records;
  }

  private static final class Recorder extends Handler {
    private final List<LogRecord> records;

    Recorder(List<LogRecord> records) {
      this.records = records;
    }

    @Override
    public void publish(LogRecord record) {
      records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void runAndCloseRefuseToWaitForTheirOwnTasklet() {
    try (var scheduler = open()) {
      scheduler.spawn(
          "inside",
          () -> {
            for (var call : new Runnable[] {scheduler::run, scheduler::close}) {
              try {
                call.run();
              } catch (IllegalStateException refused) {
                log.add(refused.getMessage());
              }
            }
          });
      scheduler.run();
    }
    assertThat(log.lines())
        .containsExactly(
            "run() was called by tasklet 'inside' of this scheduler, and would wait for its end",
            "close() was called by tasklet 'inside' of this scheduler, and would wait for its end");
  }

  @Test
  void aTaskletOfAnotherSchedulerMayRunAndCloseIt() {
    try (var outer = Scheduler.parallel()) {
      outer.spawn(
          "opens",
          () -> {
            try (var inner = open()) {
              inner.spawn("inner", () -> log.add("inner"));
              inner.run();
            }
            log.add("opens");
          });
      outer.run();
    }
    assertThat(log.text()).isEqualTo("inner opens");
  }

  @Test
  void anyThreadMaySpawnAndClose() throws Exception {
    var scheduler = open();
    var plain =
        Thread.ofPlatform()
            .start(() -> {
              scheduler.spawn("t", channel::receive);
              scheduler.close();
            });
    plain.join();
    assertThatThrownBy(() -> scheduler.spawn("late", () -> {}))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closeWaitsForCleanupCodeAndCancelsItIfItBlocksForEver() {
    try (var scheduler = open()) {
      scheduler.spawn(
          "slow",
          () -> {
            try {
              channel.receive();
            } finally {
              Thread.sleep(30);
              log.add("slow");
            }
          });
      scheduler.spawn(
          "blocks again",
          () -> {
            try {
              channel.receive();
            } finally {
              try {
                channel.receive();
              } finally {
                log.add("blocks again");
              }
            }
          });
    }
    assertThat(log.lines()).containsExactlyInAnyOrder("slow", "blocks again");
  }

  @Test
  void noTaskletOutlivesCloseHoweverLateItWasSpawned() throws Exception {
    for (var round = 0; round < 25; round++) {
      var alive = new AtomicInteger();
      var scheduler = open();
      var spawner =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  while (true) {
                    scheduler.spawn(
                        "t",
                        () -> {
                          alive.incrementAndGet();
                          try {
                            channel.receive();
                          } finally {
                            alive.decrementAndGet();
                          }
                        });
                  }
                } catch (IllegalStateException closed) {
                  // as it should be
                }
              });
      Thread.sleep(1);
      scheduler.close();
      assertThat(alive).hasValue(0);
      spawner.join();
      assertThat(alive).hasValue(0);
      scheduler.close();
    }
  }

  @Test
  void blockedTellsWhoWaitsInTheOrderOfCreation() {
    try (var scheduler = open()) {
      for (var i = 0; i < 20; i++) {
        scheduler.spawn("t" + i, channel::receive);
      }
      while (scheduler.standstill() == null) {
        Thread.onSpinWait();
      }
      assertThat(scheduler.blocked())
          .extracting(DeadlockReport.Blocked::tasklet)
          .containsExactlyElementsOf(
              java.util.stream.IntStream.range(0, 20).mapToObj(i -> "t" + i).toList());
    }
  }

  @Test
  void aFactoryThatMakesNoThreadIsAnErrorOfTheSpawn() {
    try (var scheduler = kind.open(config -> config.withThreads(body -> null))) {
      assertThatThrownBy(() -> scheduler.spawn("lost", () -> {}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the thread factory made no thread for tasklet 'lost'");
      scheduler.run();
    }
  }

  @Test
  void aThreadThatCannotBeStartedIsAnErrorOfTheSpawn() {
    try (var scheduler = kind.open(config -> config.withThreads(StillBorn::new))) {
      assertThatThrownBy(() -> scheduler.spawn("stillborn", () -> {})).hasMessage("out of threads");
      scheduler.run();
    }
  }

  @Test
  void elapsedNeverGoesBack() throws Exception {
    try (var scheduler = open()) {
      var before = scheduler.elapsed();
      scheduler.spawn("t", () -> Tasklet.sleep(Duration.ofMillis(5))).awaitEnd();
      assertThat(scheduler.elapsed().minus(before)).isGreaterThanOrEqualTo(Duration.ofMillis(5));
    }
  }
}
