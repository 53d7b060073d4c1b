package dev.joins.bench.sync;

import com.softwaremill.jox.Channel;
import dev.joins.bench.Goal;
import dev.joins.bench.peers.KotlinChannels;
import java.util.concurrent.LinkedTransferQueue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Half of the tasklets send to a channel without a limit, the others receive from it; a message is
 * two operations: that it is sent, and that it is received.
 */
@Goal(peer = "linkedTransferQueue", atMost = 1.5)
public class ProducersConsumers extends Shared {
  /** A channel. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void ours() {
    var channel = dev.joins.channel.Channel.<Integer>unbounded("channel");
    run((worker, time) -> {
      if (worker % 2 == 0) {
        channel.send(MESSAGE);
      } else {
        channel.receive();
      }
    });
  }

  /** Put and take. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void linkedTransferQueue() {
    var queue = new LinkedTransferQueue<Integer>();
    run((worker, time) -> {
      if (worker % 2 == 0) {
        queue.put(MESSAGE);
      } else {
        queue.take();
      }
    });
  }

  /** An unlimited channel. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void jox() {
    var channel = Channel.<Integer>newUnlimitedChannel();
    run((worker, time) -> {
      if (worker % 2 == 0) {
        channel.send(MESSAGE);
      } else {
        channel.receive();
      }
    });
  }

  /** An unlimited channel. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void kotlin() {
    KotlinChannels.producersAndConsumers(threads / 2, OPERATIONS / threads, MESSAGE);
  }
}
