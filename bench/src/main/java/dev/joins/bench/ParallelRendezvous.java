package dev.joins.bench;

import dev.joins.channel.Channel;
import java.util.concurrent.Exchanger;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** One sender, one receiver, no buffer; a message. */
public class ParallelRendezvous extends Workload {
  private static final int MESSAGES = 10_000;

  /** A channel of capacity 0. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void ours() {
    var channel = Channel.<Integer>rendezvous("channel");
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
  public void synchronousQueue() {
    var queue = new SynchronousQueue<Integer>();
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

  /** An exchange counts as one message, although one goes each way. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void exchanger() {
    var exchanger = new Exchanger<Integer>();
    Pair.run(
        () -> {
          for (var i = 0; i < MESSAGES; i++) {
            exchanger.exchange(MESSAGE);
          }
        },
        () -> {
          for (var i = 0; i < MESSAGES; i++) {
            exchanger.exchange(MESSAGE);
          }
        });
  }

  /** Transfer and take. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void linkedTransferQueue() {
    var queue = new LinkedTransferQueue<Integer>();
    Pair.run(
        () -> {
          for (var i = 0; i < MESSAGES; i++) {
            queue.transfer(MESSAGE);
          }
        },
        () -> {
          for (var i = 0; i < MESSAGES; i++) {
            queue.take();
          }
        });
  }
}
