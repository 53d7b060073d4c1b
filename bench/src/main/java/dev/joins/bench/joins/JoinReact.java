package dev.joins.bench.joins;

import dev.joins.bench.Goal;
import dev.joins.bench.Workload;
import dev.joins.dsl.Joins;
import dev.joins.tasklet.Scheduler;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * A join of two channels as a program writes it: {@code on(a).and(b).react(body)}, one sender. Each
 * match starts a tasklet; the peer starts a virtual thread. A message is one operation.
 */
@Goal(peer = "handWritten", atMost = 0.6)
public class JoinReact extends Workload {
  private static final int MATCHES = 1_000;

  /** The DSL; its end awaits all bodies. */
  @Benchmark
  @OperationsPerInvocation(2 * MATCHES)
  public int ours() throws InterruptedException {
    var sum = new AtomicInteger();
    try (var scheduler = Scheduler.parallel();
        var joins = Joins.open("joins", scheduler)) {
      var a = joins.<Integer>channel("a");
      var b = joins.<Integer>channel("b");
      joins.on(a).and(b).react((one, other) -> sum.addAndGet(one + other));
      for (var i = 0; i < MATCHES; i++) {
        a.send(MESSAGE);
        b.send(MESSAGE);
      }
      scheduler.run();
    }
    return sum.get();
  }

  /** A lock and deques; the end of all bodies is awaited by a count. */
  @Benchmark
  @OperationsPerInvocation(2 * MATCHES)
  public int handWritten() throws InterruptedException {
    var sum = new AtomicInteger();
    var done = new CountDownLatch(MATCHES);
    var join =
        new Join.HandWritten(
            2,
            values ->
                Thread.startVirtualThread(() -> {
                  sum.addAndGet((Integer) values[0] + (Integer) values[1]);
                  done.countDown();
                }));
    for (var i = 0; i < MATCHES; i++) {
      join.send(0, MESSAGE);
      join.send(1, MESSAGE);
    }
    done.await();
    return sum.get();
  }
}
