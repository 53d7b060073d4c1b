package dev.joins.bench.sync;

import dev.joins.bench.Goal;
import dev.joins.sync.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.infra.Blackhole;

/** A lock is taken and given back: nine times to read a number, the tenth time to raise it. */
@Goal(peer = "reentrantReadWriteLock", atMost = 0.75)
public class SyncReadWriteLock extends Shared {
  private int number;

  private static boolean isWrite(int worker, int time) {
    return (time + worker) % 10 == 0;
  }

  /** A join. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void ours(Blackhole blackhole) {
    var lock = new ReadWriteLock("lock");
    run((worker, time) -> {
      if (isWrite(worker, time)) {
        lock.lockWrite();
        number++;
        lock.unlockWrite();
      } else {
        lock.lockRead();
        blackhole.consume(number);
        lock.unlockRead();
      }
    });
  }

  /** Whoever comes first takes it, even before those who wait. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void reentrantReadWriteLock(Blackhole blackhole) {
    run(new ReentrantReadWriteLock(), blackhole);
  }

  /** Those who wait get it in the order in which they came. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void fairReentrantReadWriteLock(Blackhole blackhole) {
    run(new ReentrantReadWriteLock(true), blackhole);
  }

  private void run(ReentrantReadWriteLock lock, Blackhole blackhole) {
    run((worker, time) -> {
      if (isWrite(worker, time)) {
        lock.writeLock().lockInterruptibly();
        number++;
        lock.writeLock().unlock();
      } else {
        lock.readLock().lockInterruptibly();
        blackhole.consume(number);
        lock.readLock().unlock();
      }
    });
  }
}
