package dev.joins.bench.sync;

import dev.joins.bench.Goal;
import dev.joins.sync.Exchanger;
import dev.joins.tasklet.Scheduler;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.infra.Blackhole;

/** Any two swap what they have. */
@Goal(peer = "exchanger", atMost = 0.8)
public class SyncExchanger extends Shared {
  /** Two calls, one reply each. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void ours(Blackhole blackhole) throws InterruptedException {
    var exchanger = new Exchanger<Integer>("exchanger");
    run(() -> exchanger.exchange(MESSAGE), blackhole);
  }

  /** The JDK's. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void exchanger(Blackhole blackhole) throws InterruptedException {
    var exchanger = new java.util.concurrent.Exchanger<Integer>();
    run(() -> exchanger.exchange(MESSAGE), blackhole);
  }

  /** Not so many times each: the last one would wait for a partner for ever. */
  private void run(Callable<Integer> exchange, Blackhole blackhole) throws InterruptedException {
    var left = new CountDownLatch(OPERATIONS);
    try (var scheduler = Scheduler.parallel()) {
      for (var i = 0; i < threads; i++) {
        scheduler.spawn(
            "worker",
            () -> {
              while (true) {
                blackhole.consume(exchange.call());
                left.countDown();
              }
            });
      }
      left.await();
    } // interrupts them
  }
}
