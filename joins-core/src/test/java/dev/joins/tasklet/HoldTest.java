package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.joins.channel.Channel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Plain threads that talk to the tasklets of a cooperative scheduler. */
@Bounded
@ParameterizedClass
@EnumSource(Threads.class)
class HoldTest {
  @Parameter private Threads threads = Threads.VIRTUAL;

  private final Log log = new Log();
  private final Channel<String> channel = Channel.rendezvous("c");
  private final Log errors = new Log();
  private ExecutorService plainThreads = Executors.newVirtualThreadPerTaskExecutor();

  @BeforeEach
  void open() {
    plainThreads = Executors.newFixedThreadPool(4);
  }

  @AfterEach
  void close() {
    plainThreads.close();
    assertThat(errors.lines()).isEmpty();
  }

  private void outside(Tasklet.Body body) {
    plainThreads.execute(() -> {
      try {
        body.run();
      } catch (Exception unexpected) {
        errors.add(unexpected);
      }
    });
  }

  @Test
  void withoutOneRunEndsAlthoughSomebodyWouldHaveSent() {
    var failed = new CountDownLatch(1);
    try (var scheduler = threads.open()) {
      scheduler.spawn("receiver", () -> log.add(channel.receive()));
      outside(() -> {
        failed.await();
        channel.send("late");
      });
      assertThatThrownBy(scheduler::run).isInstanceOf(DeadlockException.class);
      failed.countDown();
      try (var hold = scheduler.hold()) {
        outside(() -> releaseWhenReceived(hold));
        scheduler.run();
      }
    }
    assertThat(log.text()).isEqualTo("late");
  }

  private void releaseWhenReceived(Hold hold) {
    while (log.lines().isEmpty()) {
      Thread.onSpinWait();
    }
    hold.close();
  }

  @Test
  void withOneRunWaitsForAMessageFromOutside() {
    try (var scheduler = threads.open()) {
      scheduler.spawn("receiver", () -> log.add(channel.receive()));
      var hold = scheduler.hold();
      outside(() -> {
        Thread.sleep(30);
        channel.send("from outside");
        log.add("sent");
        hold.close();
      });
      scheduler.run();
    }
    assertThat(log.lines()).containsExactlyInAnyOrder("from outside", "sent");
  }

  @Test
  void withOneRunWaitsForATaskletSpawnedFromOutside() {
    try (var scheduler = threads.open()) {
      var hold = scheduler.hold();
      outside(() -> {
        Thread.sleep(30);
        scheduler.spawn("spawned", () -> log.add(Tasklet.current().orElseThrow().name()));
        hold.close();
      });
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("spawned");
  }

  @Test
  void whatWasSpawnedFromOutsideBeforeRunIsRunToo() throws Exception {
    try (var scheduler = threads.open()) {
      var spawned =
          plainThreads.submit(() -> scheduler.spawn("spawned", () -> log.add("spawned"))).get();
      assertThat(log.lines()).isEmpty();
      assertThat(spawned.isAlive()).isTrue();
      scheduler.run();
      assertThat(log.text()).isEqualTo("spawned");
      assertThat(spawned.isAlive()).isFalse();
    }
  }

  @Test
  void lettingGoTwiceIsLettingGoOnce() {
    try (var scheduler = threads.open()) {
      scheduler.spawn("receiver", () -> log.add(channel.receive()));
      var first = scheduler.hold();
      var second = scheduler.hold();
      first.close();
      first.close();
      outside(() -> {
        Thread.sleep(30);
        channel.send("from outside");
        second.close();
      });
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("from outside");
  }

  @Test
  void lettingGoOfADeadlockReportsIt() {
    try (var scheduler = threads.open()) {
      scheduler.spawn("receiver", channel::receive);
      var hold = scheduler.hold();
      outside(() -> {
        Thread.sleep(10);
        hold.close();
      });
      assertThatThrownBy(scheduler::run)
          .isInstanceOf(DeadlockException.class)
          .hasMessageContaining("receiver waits: receive from c");
    }
  }

  @Test
  void mainMayBeTheOneThatWaits() throws Exception {
    try (var scheduler = threads.open();
        var _ = scheduler.hold()) {
      outside(() -> {
        Thread.sleep(10);
        channel.send("from outside");
      });
      assertThat(channel.receive()).isEqualTo("from outside");
    }
  }

  @Test
  void closeDoesNotWaitForAForgottenOne() {
    try (var scheduler = threads.open()) {
      scheduler.spawn("receiver", channel::receive);
      scheduler.hold();
    }
    assertThat(channel.trySend("nobody is left")).isFalse();
  }

  @Test
  void onTheRealClockAMessageComesBeforeADistantTimer() {
    try (var scheduler = threads.open(config -> config.withClock(Clock.REAL))) {
      var sleeper = scheduler.spawn("sleeper", () -> Tasklet.sleep(Duration.ofHours(1)));
      scheduler.spawn(
          "receiver",
          () -> {
            log.add(channel.receive());
            sleeper.interrupt();
          });
      outside(() -> {
        Thread.sleep(10);
        channel.send("from outside");
      });
      scheduler.run();
    }
    assertThat(log.text()).isEqualTo("from outside");
  }

  /** A lost wake-up hangs; a hold that is not looked at last is a false deadlock. */
  @Test
  void noMessageAndNoSpawnIsEverLost() {
    var received = new AtomicInteger();
    var rounds = Boolean.getBoolean("joins.long") ? 20_000 : 1_000;
    for (var round = 0; round < rounds; round++) {
      try (var scheduler = threads.open()) {
        scheduler.spawn(
            "receiver",
            () -> {
              channel.receive();
              received.incrementAndGet();
            });
        var sends = scheduler.hold();
        var spawns = scheduler.hold();
        outside(() -> {
          channel.send("message");
          sends.close();
        });
        outside(() -> {
          scheduler.spawn("spawned", received::incrementAndGet);
          spawns.close();
        });
        scheduler.run();
      }
    }
    assertThat(received).hasValue(2 * rounds);
  }

  @Test
  void manyThreadsTalkToManyTasklets() {
    var received = new AtomicInteger();
    var buffer = Channel.<Integer>buffered("buffer", 3);
    try (var scheduler = threads.open()) {
      for (var i = 0; i < 10; i++) {
        scheduler.spawn(
            "receiver",
            () -> {
              for (var message = 0; message < 200; message++) {
                (message % 2 == 0 ? channel : buffer).receive();
                received.incrementAndGet();
              }
            });
      }
      for (var i = 0; i < 4; i++) {
        var hold = scheduler.hold();
        outside(() -> {
          for (var message = 0; message < 250; message++) {
            channel.send("message");
            buffer.send(message);
          }
          hold.close();
        });
      }
      scheduler.run();
    }
    assertThat(received).hasValue(2000);
  }

  /** Two worlds: each scheduler has its own thread, and they meet at a channel. */
  @Test
  void twoSchedulersShareAChannel() throws Exception {
    var other =
        plainThreads.submit(() -> {
          try (var scheduler = threads.open();
              var _ = scheduler.hold()) {
            var sender = scheduler.spawn("sender", () -> sendMany(500));
            sender.awaitEnd();
          }
          return null;
        });
    try (var scheduler = threads.open();
        var _ = scheduler.hold()) {
      var receiver =
          scheduler.spawn(
              "receiver",
              () -> {
                for (var i = 0; i < 500; i++) {
                  assertThat(channel.receive()).isEqualTo("" + i);
                }
                log.add("all");
              });
      receiver.awaitEnd();
    }
    other.get();
    assertThat(log.text()).isEqualTo("all");
  }

  private void sendMany(int count) throws InterruptedException {
    for (var i = 0; i < count; i++) {
      channel.send("" + i);
    }
  }
}
