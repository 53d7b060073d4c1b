package dev.joins.bench.kernel;

import dev.joins.bench.Goal;
import dev.joins.bench.peers.KotlinChannels;
import dev.joins.channel.Channel;
import java.util.concurrent.Exchanger;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Nothing is between the two: they meet. */
@Goal(peer = "jox", atMost = 0.95)
public class ParallelRendezvous extends Pipe {
  /** A channel of capacity 0. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void ours() {
    var channel = Channel.<Integer>rendezvous("channel");
    run(channel::send, channel::receive);
  }

  /** Put and take. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void synchronousQueue() {
    var queue = new SynchronousQueue<Integer>();
    run(queue::put, queue::take);
  }

  /** A lock, two deques, and park. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void handWritten() {
    var rendezvous = new HandRendezvous();
    run(rendezvous::send, rendezvous::receive);
  }

  /** An exchange counts as one message, although one goes each way. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void exchanger() {
    var exchanger = new Exchanger<Integer>();
    run(exchanger::exchange, () -> exchanger.exchange(MESSAGE));
  }

  /** Transfer and take. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void linkedTransferQueue() {
    var queue = new LinkedTransferQueue<Integer>();
    run(queue::transfer, queue::take);
  }

  /** A rendezvous channel. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void jox() {
    var channel = com.softwaremill.jox.Channel.<Integer>newRendezvousChannel();
    run(channel::send, channel::receive);
  }

  /** A rendezvous channel. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void kotlin() {
    KotlinChannels.pipe(0, MESSAGES, MESSAGE);
  }
}
