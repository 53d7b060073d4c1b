package dev.joins.bench.sync;

import dev.joins.bench.Goal;
import dev.joins.sync.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** A lock is taken, a counter is raised, and the lock is given back. */
@Goal(when = "threads=2", peer = "reentrantLock", atMost = 1)
@Goal(when = "threads=8", peer = "reentrantLock", atMost = 1.3)
public class SyncLock extends Shared {
  private int counter;

  /** A channel with one token. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public int ours() {
    var lock = new Lock("lock");
    run((worker, time) -> {
      lock.lock();
      counter++;
      lock.unlock();
    });
    return counter;
  }

  /** Whoever comes first takes it, even before those who wait. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public int reentrantLock() {
    return run(new ReentrantLock());
  }

  /** Those who wait get it in the order in which they came. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public int fairReentrantLock() {
    return run(new ReentrantLock(true));
  }

  private int run(ReentrantLock lock) {
    run((worker, time) -> {
      lock.lockInterruptibly();
      counter++;
      lock.unlock();
    });
    return counter;
  }
}
