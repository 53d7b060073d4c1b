package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.channel.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Both ways to hold the baton: the suite runs with the door closed, and again with it open. */
class CarrierTest {
  @Test
  void theDoorIsAsTheBuildSaysItIs() {
    assertThat(Carrier.isDoorOpen()).isEqualTo("open".equals(System.getProperty("joins.door")));
    try (var scheduler = Scheduler.cooperative()) {
      assertThat(scheduler.carrier() != null).isEqualTo(Carrier.isDoorOpen());
    }
  }

  @Test
  void threadsOfTheUsersChoiceAreNotCarried() {
    try (var scheduler =
        Scheduler.cooperative(config -> config.withThreads(Thread.ofPlatform().factory()))) {
      assertThat(scheduler.carrier()).isNull();
    }
  }

  @Test
  void aVirtualThreadMayOpenASchedulerAsWell() throws Exception {
    var log = new ArrayList<String>();
    Thread.ofVirtual()
        .start(() -> {
          try (var scheduler = Scheduler.cooperative()) {
            scheduler.spawn("t", () -> log.add("ran"));
            scheduler.run();
          }
        })
        .join();
    assertThat(log).containsExactly("ran");
  }

  @Test
  void aTaskletMayBlockInCallsOfTheJdk() {
    var log = new ArrayList<Object>();
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn(
          "sleeper",
          () -> {
            Thread.sleep(20);
            log.add("slept");
          });
      scheduler.spawn(
          "future", () -> log.add(CompletableFuture.supplyAsync(() -> "computed").join()));
      scheduler.run();
    }
    assertThat(log).containsExactlyInAnyOrder("slept", "computed");
  }

  @Test
  void aLockHeldByAPlainThreadIsWaitedFor() throws Exception {
    var lock = new ReentrantLock();
    var held = new CompletableFuture<Void>();
    var log = new ArrayList<String>();
    var plain =
        Thread.ofPlatform()
            .start(() -> {
              lock.lock();
              try {
                held.complete(null);
                Thread.sleep(30);
              } catch (InterruptedException unexpected) {
                throw new AssertionError(unexpected);
              } finally {
                lock.unlock();
              }
            });
    held.join();
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn(
          "t",
          () -> {
            lock.lock();
            try {
              log.add("locked");
            } finally {
              lock.unlock();
            }
          });
      scheduler.run();
    }
    plain.join();
    assertThat(log).containsExactly("locked");
  }

  @Test
  void aMonitorHeldAcrossASwitchKeepsOthersOut() {
    var monitor = new Object();
    var inside = new ArrayList<String>();
    var channel = Channel.<String>rendezvous("c");
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn(
          "first",
          () -> {
            synchronized (monitor) {
              inside.add("first in");
              channel.receive();
              inside.add("first out");
            }
          });
      scheduler.spawn("sender", () -> channel.send("go"));
      scheduler.spawn(
          "second",
          () -> {
            synchronized (monitor) {
              inside.add("second in");
            }
          });
      scheduler.run();
    }
    assertThat(inside).containsExactly("first in", "first out", "second in");
  }

  @Test
  void withTheDoorOpenOneThreadCarriesAll() {
    Set<String> carriers = new HashSet<>();
    try (var scheduler = Scheduler.cooperative()) {
      for (var i = 0; i < 50; i++) {
        scheduler.spawn(
            "t",
            () -> {
              for (var k = 0; k < 20; k++) {
                carriers.add(carrierOf(Thread.currentThread()));
                Tasklet.schedule();
              }
            });
      }
      scheduler.run();
    }
    if (Carrier.isDoorOpen()) {
      assertThat(carriers).isEqualTo(Set.of(Thread.currentThread().getName()));
    }
  }

  /** The part of a virtual thread's text behind the at sign names its carrier. */
  private static String carrierOf(Thread virtual) {
    var text = virtual.toString();
    return text.substring(text.lastIndexOf('@') + 1);
  }

  /** With the door open a virtual thread that a tasklet starts is carried as well. */
  @Test
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  @SuppressWarnings("ThreadPriorityCheck") // that it never waits is the point
  void taskletsGoOnBesideAThreadThatAlwaysWantsTo() throws Exception {
    var done = new AtomicBoolean();
    var other = new AtomicReference<Thread>();
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn(
          "one",
          () -> {
            other.set(
                Thread.startVirtualThread(() -> {
                  while (!done.get()) {
                    Thread.yield();
                  }
                }));
            takeTurns(100);
            done.set(true);
          });
      scheduler.spawn("two", () -> takeTurns(100));
      scheduler.run();
    }
    other.get().join();
  }

  private static void takeTurns(int turns) {
    for (var turn = 0; turn < turns; turn++) {
      Tasklet.schedule();
    }
  }

  @Test
  @Timeout(60)
  void anotherThreadGoesOnBesideTaskletsThatAlwaysWantTo() {
    var done = new AtomicBoolean();
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn(
          "one",
          () -> {
            Thread.startVirtualThread(() -> done.set(true));
            while (!done.get()) {
              Tasklet.schedule();
            }
          });
      scheduler.spawn("two", () -> takeTurns(100));
      scheduler.run();
    }
    assertThat(done).isTrue();
  }

  @Test
  void anInterruptOfTheOpenerEndsItsWait() throws Exception {
    var opener = Thread.currentThread();
    try (var scheduler = Scheduler.cooperative(config -> config.withClock(Clock.REAL))) {
      var plain =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  Thread.sleep(30);
                } catch (InterruptedException unexpected) {
                  throw new AssertionError(unexpected);
                }
                opener.interrupt();
              });
      scheduler.spawn("other", () -> Tasklet.sleep(Duration.ofMillis(200)));
      var ended = new ArrayList<String>();
      try {
        Channel.<String>rendezvous("c").receive();
      } catch (InterruptedException expected) {
        ended.add("interrupted");
      }
      plain.join();
      assertThat(ended).isEqualTo(List.of("interrupted"));
    }
  }
}
