package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.joins.channel.Channel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Who blocks outside the kernel while it has the turn is reported. */
@Bounded
@ParameterizedClass
@EnumSource(Threads.class)
class WatchdogTest {
  private static final Logger LOGGER = Logger.getLogger("dev.joins");
  private static final Duration LIMIT = Duration.ofMillis(5);

  @Parameter private Threads threads = Threads.VIRTUAL;

  private final List<LogRecord> reports = new CopyOnWriteArrayList<>();
  private final CountDownLatch reported = new CountDownLatch(1);
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord report) {
          reports.add(report);
          reported.countDown();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOGGER.addHandler(handler);
    LOGGER.setUseParentHandlers(false);
  }

  @AfterEach
  void stopListening() {
    LOGGER.removeHandler(handler);
    LOGGER.setUseParentHandlers(true);
  }

  private CooperativeScheduler open() {
    return threads.open(config -> config.withClock(Clock.REAL).withWatchdog(LIMIT));
  }

  private void getStuck() throws InterruptedException {
    reported.await(); // for ever, unless it is reported
  }

  @Test
  void withItsNameAndItsStack() {
    try (var scheduler = open()) {
      scheduler.spawn(
          "stuck",
          () -> {
            scheduler.switchTrap(1); // where it is carried, others would run meanwhile
            getStuck();
            scheduler.switchTrap(-1);
          });
      scheduler.spawn("other", () -> {});
      scheduler.run();
    }
    var report = reports.getFirst();
    assertThat(report.getMessage())
        .isEqualTo(
            "tasklet 'stuck' has had the turn for PT0.005S or longer, and waits for something that"
                + " its scheduler knows nothing of; no other tasklet can run");
    assertThat(report.getThrown().getStackTrace())
        .anySatisfy(frame -> assertThat(frame.getMethodName()).isEqualTo("getStuck"));
  }

  @Test
  void alsoTheMainOne() throws Exception {
    try (var scheduler = open()) {
      assertThat(scheduler.current().name()).isEqualTo("main");
      getStuck();
    }
    assertThat(reports.getFirst().getMessage()).startsWith("tasklet 'main' has had the turn");
  }

  @Test
  void soIsWhoComputesWhileOthersCouldRun() {
    try (var scheduler = open()) {
      scheduler.spawn(
          "busy",
          () -> {
            while (reported.getCount() > 0) {
              Thread.onSpinWait();
            }
          });
      scheduler.spawn("other", () -> {});
      scheduler.run();
    }
    assertThat(reports.getFirst().getMessage())
        .isEqualTo(
            "tasklet 'busy' has had the turn for PT0.005S or longer, and goes on; other tasklets"
                + " could run, and wait for theirs");
  }

  @Test
  void whoKeepsNobodyWaitingIsNot() {
    try (var scheduler = open()) {
      var begun = System.nanoTime();
      while (System.nanoTime() - begun < LIMIT.multipliedBy(5).toNanos()) {
        Thread.onSpinWait();
      }
      scheduler.spawn("sleeps", () -> Door.throughRun(() -> Thread.sleep(LIMIT.multipliedBy(5))));
      scheduler.run();
      Tasklet.blockingRun(() -> Thread.sleep(LIMIT.multipliedBy(5)));
    } catch (InterruptedException unexpected) {
      throw new AssertionError(unexpected);
    }
    assertThat(reports).isEmpty();
  }

  @Test
  void whoWaitsForTheKernelIsNot() {
    var channel = Channel.<String>rendezvous("c");
    try (var scheduler = open()) {
      scheduler.spawn("receiver", channel::receive);
      scheduler.spawn("sleeper", () -> Tasklet.sleep(LIMIT.multipliedBy(10)));
      scheduler.runUntilIdle();
    }
    assertThat(reports).isEmpty();
  }

  @Test
  void itEndsWithItsScheduler() throws Exception {
    for (var round = 0; round < 200; round++) {
      try (var scheduler = threads.open(config -> config.withWatchdog(Duration.ofNanos(1)))) {
        scheduler.spawn("t", () -> {});
        if (round % 2 == 0) {
          scheduler.run();
        }
      }
    }
    while (Thread.getAllStackTraces().keySet().stream().anyMatch(WatchdogTest::isWatchdog)) {
      Thread.sleep(1);
    }
  }

  private static boolean isWatchdog(Thread thread) {
    return thread.getName().equals("joins-watchdog");
  }

  @Test
  void thereMustBeALimit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SchedulerConfig.PARALLEL.withWatchdog(Duration.ZERO))
        .withMessage("withWatchdog(PT0S): must be positive");
  }
}
