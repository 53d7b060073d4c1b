package dev.joins.bench;

import dev.joins.sync.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.openjdk.jmh.annotations.Benchmark;

/** A lock that nobody else wants is taken for reading, and given back. */
public class SyncReadLock extends Workload {
  private final ReadWriteLock lock = new ReadWriteLock("lock");
  private final ReentrantReadWriteLock fairLock = new ReentrantReadWriteLock(true);

  /** A turn, and a token from who leaves. */
  @Benchmark
  public void ours() throws InterruptedException {
    lock.lockRead();
    lock.unlockRead();
  }

  /** Fair, as ours is. */
  @Benchmark
  public void fairReentrantReadWriteLock() throws InterruptedException {
    fairLock.readLock().lockInterruptibly();
    fairLock.readLock().unlock();
  }
}
