package dev.joins.bench;

import dev.joins.sync.CyclicBarrier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Two tasklets wait for each other again and again; one round. */
public class SyncBarrier extends Workload {
  private static final int ROUNDS = 10_000;

  /** Callers at a gate. */
  @Benchmark
  @OperationsPerInvocation(ROUNDS)
  public void ours() {
    var barrier = new CyclicBarrier("barrier", 2);
    Pair.run(() -> pass(barrier), () -> pass(barrier));
  }

  private static void pass(CyclicBarrier barrier) throws InterruptedException {
    for (var i = 0; i < ROUNDS; i++) {
      barrier.await();
    }
  }

  /** The JDK's. */
  @Benchmark
  @OperationsPerInvocation(ROUNDS)
  public void cyclicBarrier() {
    var barrier = new java.util.concurrent.CyclicBarrier(2);
    Pair.run(() -> pass(barrier), () -> pass(barrier));
  }

  private static void pass(java.util.concurrent.CyclicBarrier barrier) throws Exception {
    for (var i = 0; i < ROUNDS; i++) {
      barrier.await();
    }
  }
}
