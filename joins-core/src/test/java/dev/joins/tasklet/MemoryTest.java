package dev.joins.tasklet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.joins.channel.Channel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Many tasklets at once: some in every build, as many as the documentation says in the long one.
 * What each of them takes is printed, and compared with a bare virtual thread in the same run.
 */
class MemoryTest {
  private static final boolean LONG = Boolean.getBoolean("joins.long");

  @Test
  void aHundredThousandTasklets() {
    var count = LONG ? 100_000 : 20_000;
    var ended = new AtomicInteger();
    var channel = Channel.<Integer>rendezvous("c");
    try (var scheduler = Scheduler.cooperative()) {
      for (var i = 0; i < count; i++) {
        scheduler.spawn(
            "t",
            () -> {
              channel.receive();
              ended.incrementAndGet();
            });
      }
      scheduler.spawn(
          "sender",
          () -> {
            for (var i = 0; i < count; i++) {
              channel.send(i);
            }
          });
      scheduler.run();
    }
    assertThat(ended).hasValue(count);
  }

  @Test
  void aMillionParkedTasklets() throws Exception {
    var count = LONG ? 1_000_000 : 10_000;
    var bare = bytesOfBareThreads(count);
    var ours = bytesOfParkedTasklets(count);
    System.out.printf(
        "%,d parked: %d bytes of heap a tasklet, %d a bare virtual thread%n", count, ours, bare);
    assertThat(ours).isLessThan(3 * bare); // a guard against something kept by mistake, no target
  }

  private static long bytesOfParkedTasklets(int count) throws Exception {
    var before = used();
    var reached = new AtomicInteger();
    var channel = Channel.<Integer>rendezvous("c");
    try (var scheduler = Scheduler.parallel()) {
      for (var i = 0; i < count; i++) {
        scheduler.spawn(
            "t",
            () -> {
              reached.incrementAndGet();
              channel.receive();
            });
      }
      while (scheduler.standstill() == null) {
        Thread.sleep(50);
      }
      assertThat(reached).hasValue(count);
      return (used() - before) / count;
    }
  }

  private static long bytesOfBareThreads(int count) throws Exception {
    var before = used();
    var reached = new AtomicInteger();
    var go = new AtomicInteger();
    var threads = new Thread[count];
    for (var i = 0; i < count; i++) {
      threads[i] =
          Thread.ofVirtual()
              .start(() -> {
                reached.incrementAndGet();
                while (go.get() == 0) {
                  LockSupport.park();
                }
              });
    }
    while (reached.get() < count) {
      Thread.sleep(10);
    }
    Thread.sleep(100);
    var bytes = (used() - before) / count;
    go.set(1);
    for (var thread : threads) {
      LockSupport.unpark(thread);
      thread.join();
    }
    return bytes;
  }

  private static long used() throws InterruptedException {
    var least = Long.MAX_VALUE;
    for (var i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(50);
      least =
          Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
    }
    return least;
  }
}
