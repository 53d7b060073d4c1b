package dev.joins.bench;

import dev.joins.channel.Channel;
import java.util.concurrent.LinkedTransferQueue;
import org.openjdk.jmh.annotations.Benchmark;

/** One thread sends, and receives what it sent; both together are one operation. */
public class Unbounded extends Workload {
  private final Channel<Integer> channel = Channel.unbounded("channel");
  private final LinkedTransferQueue<Integer> queue = new LinkedTransferQueue<>();

  /** An unbounded channel. */
  @Benchmark
  public Integer ours() throws InterruptedException {
    channel.send(MESSAGE);
    return channel.receive();
  }

  /** Put and take. */
  @Benchmark
  public Integer linkedTransferQueue() throws InterruptedException {
    queue.put(MESSAGE);
    return queue.take();
  }
}
