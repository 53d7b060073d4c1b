package dev.joins.bench.kernel;

import dev.joins.bench.Goal;
import dev.joins.bench.Workload;
import dev.joins.channel.Channel;
import dev.joins.tasklet.Scheduler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * One tasklet sends to another, under the cooperative scheduler; a message, which costs two
 * switches: to the receiver, who goes first, and back.
 */
@Goal(ours = "oursDoorOpen", peer = "go", atMost = 2.5)
@Goal(ours = "oursDoorOpen", peer = "pypy", atMost = 0.4)
public class CooperativeRendezvous extends Workload {
  private static final int MESSAGES = 10_000;

  private int received;

  /** A channel of capacity 0. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void ours() {
    try (var scheduler = Scheduler.cooperative()) {
      var channel = Channel.<Integer>rendezvous("channel");
      scheduler.spawn(
          "receiver",
          () -> {
            for (var i = 0; i < MESSAGES; i++) {
              received += channel.receive();
            }
          });
      scheduler.spawn(
          "sender",
          () -> {
            for (var i = 0; i < MESSAGES; i++) {
              channel.send(MESSAGE);
            }
          });
      scheduler.run();
    }
  }

  /** The same, with java.lang open to the library. */
  @Benchmark
  @Fork(
      value = 1,
      jvmArgsAppend = {LEAST_HEAP, MOST_HEAP, TOUCHED, OPEN_DOOR})
  @OperationsPerInvocation(MESSAGES)
  public void oursDoorOpen() {
    ours();
  }

  /** Two virtual threads and a field: two turns a message, and nothing else. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void bareBaton() throws InterruptedException {
    new Baton(2, MESSAGES, () -> received += MESSAGE).run();
  }
}
