package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.tasklet.Tasklet.Action;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Code that blocks by the JDK's means lets the other tasklets run: unchanged where they are
 * carried, in a call of {@code blocking} elsewhere.
 */
@Bounded
@ParameterizedClass
@EnumSource(Threads.class)
class ParkingTest {
  private static final int MOMENTS = 20_000;

  @Parameter private Threads threads = Threads.VIRTUAL;

  private final Log log = new Log();
  private final AtomicBoolean ended = new AtomicBoolean();

  /** One tasklet blocks in {@code waits} until the next has done what ends that. */
  private void check(Action<Exception> waits, Action<Exception> ends) {
    check(waits, ends, "other back");
  }

  private void check(Action<Exception> waits, Action<Exception> ends, String... outcomes) {
    try (var scheduler = threads.open()) {
      scheduler.spawn(
          "waits",
          () -> {
            Door.throughRun(waits);
            log.add("back");
          });
      scheduler.spawn(
          "ends it",
          () -> {
            log.add("other");
            ends.run();
          });
      scheduler.run();
    }
    assertThat(log.text()).isIn((Object[]) outcomes);
  }

  @Test
  void sleep() {
    check(() -> Thread.sleep(20), () -> {});
  }

  @Test
  void blockingQueue() {
    var queue = new ArrayBlockingQueue<String>(1);
    check(queue::take, () -> queue.put("item"));
  }

  @Test
  void fullBlockingQueue() {
    var queue = new ArrayBlockingQueue<String>(1);
    queue.add("first");
    check(() -> queue.put("second"), queue::take);
  }

  @Test
  void synchronousQueue() {
    var queue = new SynchronousQueue<String>();
    check(queue::take, () -> Door.throughRun(() -> queue.put("item")));
  }

  @Test
  void future() {
    var future = new CompletableFuture<String>();
    check(future::get, () -> future.complete("done"));
  }

  @Test
  void semaphore() {
    var semaphore = new Semaphore(0);
    check(semaphore::acquire, semaphore::release);
  }

  @Test
  void park() {
    var parked = new CompletableFuture<Thread>();
    check(
        () -> {
          parked.complete(Thread.currentThread());
          LockSupport.park();
        },
        () -> LockSupport.unpark(Door.through(parked::get)));
  }

  @Test
  void lock() throws Exception {
    var lock = new ReentrantLock();
    var plain =
        new Holder(body -> {
          lock.lock();
          try {
            body.run();
          } finally {
            lock.unlock();
          }
        });
    check(
        () -> {
          lock.lock();
          try {
            assertThat(lock.isHeldByCurrentThread()).isTrue();
          } finally {
            lock.unlock();
          }
        },
        plain::letGo);
  }

  @Test
  void condition() {
    var lock = new ReentrantLock();
    var condition = lock.newCondition();
    check(
        () -> {
          lock.lock();
          try {
            while (!ended.get()) {
              condition.await();
            }
          } finally {
            lock.unlock();
          }
        },
        () -> {
          lock.lock();
          try {
            ended.set(true);
            condition.signal();
          } finally {
            lock.unlock();
          }
        });
  }

  @Test
  void monitor() throws Exception {
    var monitor = new Object();
    var plain =
        new Holder(body -> {
          synchronized (monitor) {
            body.run();
          }
        });
    check(
        () -> {
          synchronized (monitor) {
            assertThat(Thread.holdsLock(monitor)).isTrue();
          }
        },
        plain::letGo);
  }

  @Test
  void objectWait() {
    var monitor = new Object();
    check(
        () -> {
          synchronized (monitor) {
            while (!ended.get()) {
              monitor.wait();
            }
          }
        },
        () -> {
          synchronized (monitor) {
            ended.set(true);
            monitor.notifyAll();
          }
        });
  }

  @Test
  @SuppressWarnings("WaitNotInLoop") // its time limit ends it
  void objectWaitWithTimeout() {
    var monitor = new Object();
    check(
        () -> {
          synchronized (monitor) {
            monitor.wait(20);
          }
        },
        () -> {});
  }

  /** A monitor held while its owner is outside keeps others out, who go outside as well. */
  @Test
  void monitorHeldByWhoSleeps() {
    var monitor = new Object();
    check(
        () -> {
          synchronized (monitor) {
            Thread.sleep(20);
            log.add("in");
          }
        },
        () ->
            Door.throughRun(() -> {
              synchronized (monitor) {
                log.add("in");
              }
            }),
        "other in in back",
        "other in back in");
  }

  @Test
  void join() {
    var enough = new CountDownLatch(1);
    var plain = Thread.ofPlatform().start(() -> Uninterrupted.await(enough));
    check(plain::join, enough::countDown);
  }

  @Test
  void accept() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      check(
          () -> server.accept().close(),
          () -> new Socket(server.getInetAddress(), server.getLocalPort()).close());
    }
  }

  @Test
  void socket() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var client = new Socket(server.getInetAddress(), server.getLocalPort());
        var accepted = server.accept()) {
      check(
          () -> assertThat(client.getInputStream().read()).isEqualTo(42),
          () -> accepted.getOutputStream().write(42));
    }
  }

  /** A file is read at once, with the turn; in {@code blocking} without. */
  @Test
  void file(@TempDir Path directory) throws IOException {
    var file = Files.writeString(directory.resolve("file"), "text");
    try (var scheduler = threads.open()) {
      scheduler.spawn(
          "reads",
          () -> {
            log.add(Door.through(() -> Files.readString(file)));
            log.add(Tasklet.blocking(() -> Files.readString(file)));
          });
      scheduler.spawn("other", () -> log.add("other"));
      scheduler.run();
    }
    assertThat(log.lines()).hasSize(3).contains("text", "other");
  }

  /** Holds a lock in a thread of its own until it is told to let go. */
  private static final class Holder {
    private final CountDownLatch enough = new CountDownLatch(1);

    /** {@code locked}: runs what it is given under the lock. */
    Holder(Consumer<Runnable> locked) throws InterruptedException {
      var held = new CountDownLatch(1);
      Thread.ofPlatform()
          .start(() ->
              locked.accept(() -> {
                held.countDown();
                Uninterrupted.await(enough);
              }));
      held.await();
    }

    void letGo() {
      enough.countDown();
    }
  }

  /**
   * Who is made to go on at the moment when it parks keeps its turn, or has come back; no other.
   */
  @Test
  void whoIsWokenWhileItParksGoesOn() throws Exception {
    var asked = new AtomicInteger();
    var answered = new AtomicInteger();
    try (var scheduler = threads.open()) {
      var parks =
          scheduler.spawn(
              "parks",
              () -> {
                for (var i = 1; i <= MOMENTS; i++) {
                  asked.set(i);
                  var awaited = i;
                  Door.throughRun(() -> {
                    while (answered.get() < awaited) {
                      LockSupport.park();
                    }
                  });
                }
              });
      var wakes =
          Thread.ofPlatform()
              .start(() -> {
                for (var i = 1; i <= MOMENTS; i++) {
                  while (asked.get() < i) {
                    Thread.onSpinWait();
                  }
                  for (var pause = 0; pause < i % 500; pause++) {
                    Thread.onSpinWait();
                  }
                  answered.set(i);
                  LockSupport.unpark(parks.threadOrNull());
                }
              });
      scheduler.run();
      wakes.join();
    }
    assertThat(answered).hasValue(MOMENTS);
  }
}
