package dev.joins.bench.sync;

import dev.joins.bench.Goal;
import dev.joins.sync.CyclicBarrier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** All wait for each other, again and again. */
@Goal(peer = "cyclicBarrier", atMost = 1.3)
public class SyncBarrier extends Shared {
  /** Callers at a gate. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void ours() {
    var barrier = new CyclicBarrier("barrier", threads);
    run((worker, time) -> barrier.await());
  }

  /** The JDK's. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void cyclicBarrier() {
    var barrier = new java.util.concurrent.CyclicBarrier(threads);
    run((worker, time) -> barrier.await());
  }
}
