package dev.joins.bench;

import dev.joins.sync.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Two tasklets want the same lock again and again; one taking of it. */
public class SyncLockPair extends Workload {
  private static final int ROUNDS = 10_000;

  /** A channel with one token. */
  @Benchmark
  @OperationsPerInvocation(2 * ROUNDS)
  public void ours() {
    var lock = new Lock("lock");
    Pair.run(() -> take(lock), () -> take(lock));
  }

  private static void take(Lock lock) throws InterruptedException {
    for (var i = 0; i < ROUNDS; i++) {
      lock.lock();
      lock.unlock();
    }
  }

  /** Fair, as ours is. */
  @Benchmark
  @OperationsPerInvocation(2 * ROUNDS)
  public void fairReentrantLock() {
    var lock = new ReentrantLock(true);
    Pair.run(() -> take(lock), () -> take(lock));
  }

  private static void take(ReentrantLock lock) throws InterruptedException {
    for (var i = 0; i < ROUNDS; i++) {
      lock.lockInterruptibly();
      lock.unlock();
    }
  }
}
