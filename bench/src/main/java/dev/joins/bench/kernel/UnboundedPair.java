package dev.joins.bench.kernel;

import dev.joins.bench.Goal;
import dev.joins.bench.peers.KotlinChannels;
import dev.joins.channel.Channel;
import java.util.concurrent.LinkedTransferQueue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Nothing bounds what is between the two. */
@Goal(peer = "jox", atMost = 1)
public class UnboundedPair extends Pipe {
  /** An unbounded channel. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void ours() {
    var channel = Channel.<Integer>unbounded("channel");
    run(channel::send, channel::receive);
  }

  /** Put and take. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void linkedTransferQueue() {
    var queue = new LinkedTransferQueue<Integer>();
    run(queue::put, queue::take);
  }

  /** An unlimited channel. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void jox() {
    var channel = com.softwaremill.jox.Channel.<Integer>newUnlimitedChannel();
    run(channel::send, channel::receive);
  }

  /** An unlimited channel. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void kotlin() {
    KotlinChannels.pipe(KotlinChannels.UNLIMITED, MESSAGES, MESSAGE);
  }
}
