package dev.joins.bench;

import dev.joins.channel.Channel;
import java.util.concurrent.LinkedTransferQueue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** One sender, one receiver, a queue between them that nothing bounds; a message. */
public class UnboundedPair extends Workload {
  private static final int MESSAGES = 10_000;

  /** An unbounded channel. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void ours() {
    var channel = Channel.<Integer>unbounded("channel");
    Pair.run(
        () -> {
          for (var i = 0; i < MESSAGES; i++) {
            channel.send(MESSAGE);
          }
        },
        () -> {
          for (var i = 0; i < MESSAGES; i++) {
            channel.receive();
          }
        });
  }

  /** Put and take. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void linkedTransferQueue() {
    var queue = new LinkedTransferQueue<Integer>();
    Pair.run(
        () -> {
          for (var i = 0; i < MESSAGES; i++) {
            queue.put(MESSAGE);
          }
        },
        () -> {
          for (var i = 0; i < MESSAGES; i++) {
            queue.take();
          }
        });
  }
}
