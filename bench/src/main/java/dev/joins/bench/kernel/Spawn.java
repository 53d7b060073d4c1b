package dev.joins.bench.kernel;

import dev.joins.bench.Goal;
import dev.joins.bench.Workload;
import dev.joins.tasklet.Scheduler;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/** Ten thousand at a time are made, run at once, and end. */
@Goal(when = "from=inside", peer = "virtualThread", atMost = 0.7)
public class Spawn extends Workload {
  private static final int BATCH = 10_000;

  /** By whom: a platform thread, or one of them. */
  @Param({"outside", "inside"})
  public String from = "outside";

  /** Tasklets of a parallel scheduler. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void ours() throws InterruptedException {
    try (var scheduler = Scheduler.parallel()) {
      run(body -> scheduler.spawn("tasklet", body::run));
      scheduler.run();
    }
  }

  /** Bare. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void virtualThread() throws InterruptedException {
    run(Thread::startVirtualThread);
  }

  private void run(Consumer<Runnable> start) throws InterruptedException {
    var ended = new CountDownLatch(BATCH);
    if (from.equals("outside")) {
      startBatch(start, ended);
    } else {
      start.accept(() -> startBatch(start, ended));
    }
    ended.await();
  }

  private static void startBatch(Consumer<Runnable> start, CountDownLatch ended) {
    for (var i = 0; i < BATCH; i++) {
      start.accept(ended::countDown);
    }
  }
}
