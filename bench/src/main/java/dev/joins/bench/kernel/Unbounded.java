package dev.joins.bench.kernel;

import com.softwaremill.jox.Channel;
import dev.joins.bench.Goal;
import dev.joins.bench.Workload;
import java.util.concurrent.LinkedTransferQueue;
import org.openjdk.jmh.annotations.Benchmark;

/** One thread sends, and receives what it sent; both together are one operation. */
@Goal(peer = "jox", atMost = 0.75)
public class Unbounded extends Workload {
  private final dev.joins.channel.Channel<Integer> channel =
      dev.joins.channel.Channel.unbounded("channel");
  private final LinkedTransferQueue<Integer> queue = new LinkedTransferQueue<>();
  private final Channel<Integer> joxChannel = Channel.newUnlimitedChannel();

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

  /** An unlimited channel. */
  @Benchmark
  public Integer jox() throws InterruptedException {
    joxChannel.send(MESSAGE);
    return joxChannel.receive();
  }
}
