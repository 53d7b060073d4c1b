package dev.joins.bench.kernel;

import dev.joins.bench.Goal;
import dev.joins.bench.peers.KotlinChannels;
import dev.joins.channel.Channel;
import java.util.concurrent.ArrayBlockingQueue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** At most sixteen messages are between the two. */
@Goal(peer = "arrayBlockingQueue", atMost = 1)
@Goal(peer = "kotlin", atMost = 0.7)
public class Buffered extends Pipe {
  private static final int CAPACITY = 16;

  /** A buffered channel. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void ours() {
    var channel = Channel.<Integer>buffered("channel", CAPACITY);
    run(channel::send, channel::receive);
  }

  /** Put and take. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void arrayBlockingQueue() {
    var queue = new ArrayBlockingQueue<Integer>(CAPACITY);
    run(queue::put, queue::take);
  }

  /** A buffered channel. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void jox() {
    var channel = com.softwaremill.jox.Channel.<Integer>newBufferedChannel(CAPACITY);
    run(channel::send, channel::receive);
  }

  /** A buffered channel. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void kotlin() {
    KotlinChannels.pipe(CAPACITY, MESSAGES, MESSAGE);
  }
}
