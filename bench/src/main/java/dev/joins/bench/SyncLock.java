package dev.joins.bench;

import dev.joins.sync.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;

/** A lock that nobody else wants is taken and given back. */
public class SyncLock extends Workload {
  private final Lock lock = new Lock("lock");
  private final ReentrantLock fairLock = new ReentrantLock(true);

  /** A channel with one token. */
  @Benchmark
  public void ours() throws InterruptedException {
    lock.lock();
    lock.unlock();
  }

  /** Fair, as ours is. */
  @Benchmark
  public void fairReentrantLock() throws InterruptedException {
    fairLock.lockInterruptibly();
    fairLock.unlock();
  }
}
