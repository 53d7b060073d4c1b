package dev.joins.bench.sync;

import dev.joins.bench.Goal;
import dev.joins.sync.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A permit is acquired and released; there are half as many as tasklets. */
@Goal(when = "threads=2", peer = "semaphore", atMost = 1)
@Goal(when = "threads=8", peer = "semaphore", atMost = 2)
public class SyncSemaphore extends Shared {
  private final AtomicInteger counter = new AtomicInteger();

  /** A channel with tokens. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public int ours() {
    var semaphore = new Semaphore("semaphore", threads / 2);
    run((worker, time) -> {
      semaphore.acquire();
      counter.incrementAndGet();
      semaphore.release();
    });
    return counter.get();
  }

  /** Whoever comes first takes it, even before those who wait. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public int semaphore() {
    return run(new java.util.concurrent.Semaphore(threads / 2));
  }

  /** Those who wait get it in the order in which they came. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public int fairSemaphore() {
    return run(new java.util.concurrent.Semaphore(threads / 2, true));
  }

  private int run(java.util.concurrent.Semaphore semaphore) {
    run((worker, time) -> {
      semaphore.acquire();
      counter.incrementAndGet();
      semaphore.release();
    });
    return counter.get();
  }
}
