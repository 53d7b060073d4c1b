package dev.joins.bench.kernel;

import dev.joins.bench.Crew;
import dev.joins.bench.Goal;
import dev.joins.bench.Workload;
import dev.joins.bench.peers.KotlinChannels;
import dev.joins.channel.Channel;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/**
 * Many channels, each of which is emptied into the next by somebody who does nothing else; that a
 * message goes through one of them is one operation.
 */
@Goal(when = "capacity=0", peer = "kotlin", atMost = 1.2)
@Goal(when = "capacity=16", peer = "blockingQueue", atMost = 1)
public class Chain extends Workload {
  private static final int HOPS = 200_000;

  /** Of each channel. */
  @Param({"0", "16"})
  public int capacity;

  /** How many channels. */
  @Param({"1000", "10000"})
  public int length = 1;

  /** A channel, or what takes its place. */
  private record Link(Pipe.Sender in, Callable<Integer> out) {}

  private void run(Supplier<Link> newLink) {
    var messages = HOPS / length;
    var links = Stream.generate(newLink).limit(length).toList();
    Crew.run(
        length + 1,
        worker ->
            () -> {
              for (var i = 0; i < messages; i++) {
                var message = worker == 0 ? MESSAGE : links.get(worker - 1).out.call();
                if (worker < length) {
                  links.get(worker).in.send(message);
                }
              }
            });
  }

  /** Channels. */
  @Benchmark
  @OperationsPerInvocation(HOPS)
  public void ours() {
    run(() -> {
      var channel = Channel.<Integer>buffered("channel", capacity);
      return new Link(channel::send, channel::receive);
    });
  }

  /** Synchronous queues, or those on an array. */
  @Benchmark
  @OperationsPerInvocation(HOPS)
  public void blockingQueue() {
    run(() -> {
      var queue =
          capacity == 0
              ? new SynchronousQueue<Integer>()
              : new ArrayBlockingQueue<Integer>(capacity);
      return new Link(queue::put, queue::take);
    });
  }

  /** Channels. */
  @Benchmark
  @OperationsPerInvocation(HOPS)
  public void jox() {
    run(() -> {
      var channel = com.softwaremill.jox.Channel.<Integer>newBufferedChannel(capacity);
      return new Link(channel::send, channel::receive);
    });
  }

  /** Channels. */
  @Benchmark
  @OperationsPerInvocation(HOPS)
  public void kotlin() {
    KotlinChannels.chain(capacity, length, HOPS / length, MESSAGE);
  }
}
