package dev.joins.bench.kernel;

import dev.joins.bench.Goal;
import dev.joins.bench.Workload;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.Scheduler;
import java.util.concurrent.CountDownLatch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Tasklets that never block: made and run, a thousand at a time, under the cooperative scheduler.
 */
@Goal(atMost = 20)
@Goal(ours = "oursDoorOpen", atMost = 20)
public class CooperativeSpawn extends Workload {
  private static final int ROUNDS = 20;
  private static final int BATCH = 1_000;

  private int done;

  /** On threads that are reused. */
  @Benchmark
  @OperationsPerInvocation(ROUNDS * BATCH)
  public void ours() {
    try (var scheduler = Scheduler.cooperative(config -> config.withReusedThreads())) {
      run(scheduler);
    }
  }

  /** The same, with java.lang open to the library. */
  @Benchmark
  @Fork(
      value = 1,
      jvmArgsAppend = {LEAST_HEAP, MOST_HEAP, TOUCHED, OPEN_DOOR})
  @OperationsPerInvocation(ROUNDS * BATCH)
  public void oursDoorOpen() {
    ours();
  }

  /** Ours too, as it is unless told otherwise. */
  @Benchmark
  @OperationsPerInvocation(ROUNDS * BATCH)
  public void threadForEach() {
    try (var scheduler = Scheduler.cooperative()) {
      run(scheduler);
    }
  }

  private void run(CooperativeScheduler scheduler) {
    for (var round = 0; round < ROUNDS; round++) {
      for (var i = 0; i < BATCH; i++) {
        scheduler.spawn("tasklet", () -> done++);
      }
      scheduler.run();
    }
  }

  /** Bare virtual threads, which may run at once. */
  @Benchmark
  @OperationsPerInvocation(ROUNDS * BATCH)
  public void virtualThread() throws InterruptedException {
    for (var round = 0; round < ROUNDS; round++) {
      var ended = new CountDownLatch(BATCH);
      for (var i = 0; i < BATCH; i++) {
        Thread.ofVirtual().start(ended::countDown);
      }
      ended.await();
    }
  }

  /** Neither a thread nor a scheduler. */
  @Benchmark
  @Fork(
      value = 1,
      jvmArgsAppend = {LEAST_HEAP, MOST_HEAP, TOUCHED, BareContinuation.EXPORT})
  @OperationsPerInvocation(ROUNDS * BATCH)
  public void bareContinuation() {
    for (var i = 0; i < ROUNDS * BATCH; i++) {
      new BareContinuation(() -> done++).run();
    }
  }
}
