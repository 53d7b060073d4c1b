package dev.joins.bench.sync;

import dev.joins.bench.Goal;
import dev.joins.bench.Workload;
import dev.joins.sync.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;

/** A lock that nobody else wants is taken and given back. */
@Goal(peer = "reentrantLock", atMost = 1)
public class SyncLockAlone extends Workload {
  private final Lock lock = new Lock("lock");
  private final ReentrantLock reentrantLock = new ReentrantLock();

  /** A channel with one token. */
  @Benchmark
  public void ours() throws InterruptedException {
    lock.lock();
    lock.unlock();
  }

  /** The JDK's. */
  @Benchmark
  public void reentrantLock() throws InterruptedException {
    reentrantLock.lockInterruptibly();
    reentrantLock.unlock();
  }
}
