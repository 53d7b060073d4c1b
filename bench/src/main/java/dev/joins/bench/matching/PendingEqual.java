package dev.joins.bench.matching;

import dev.joins.bench.Goal;
import dev.joins.bench.Workload;
import dev.joins.channel.Channel;
import dev.joins.channel.Join;
import dev.joins.match.commit.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Some messages with a payload that nobody else has, one to each channel of a pattern that wants
 * equal payloads, while many others wait there for theirs. A message is one operation: all but the
 * last cannot match.
 */
@Goal(peer = "fewest", atMost = 2)
public class PendingEqual extends Workload {
  /** Divisible by every number of terms. */
  private static final int MESSAGES = 6_000;

  /** Of the pattern, and of channels. */
  @Param({"2", "3", "5"})
  public int equal = 2;

  /** How many wait, spread over the channels. */
  @Param({"10", "1000", "100000", "1000000"})
  public int pending = 10;

  /** Spread over the tables: multiplied by an odd number, they stay different. */
  private static List<Integer> payloads(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(i -> i * 0x9E37_79B1).toList();
  }

  interface Receiver {
    void send(int channel, Integer payload) throws InterruptedException;
  }

  private List<Integer> fresh = List.of();

  private void fill(Receiver receiver) throws InterruptedException {
    fresh = payloads(pending, MESSAGES / equal);
    for (var i = 0; i < pending; i++) {
      receiver.send(i % equal, payloads(i, 1).getFirst());
    }
  }

  private void sendFresh(Receiver receiver) throws InterruptedException {
    for (var payload : fresh) {
      for (var channel = 0; channel < equal; channel++) {
        receiver.send(channel, payload);
      }
    }
  }

  /** A pattern with a key. */
  @State(Scope.Benchmark)
  public static class Keyed implements Receiver {
    private List<Channel<Integer>> channels = List.of();

    /** Makes the pattern, and sends what stays pending. */
    @Setup
    public void open(PendingEqual workload, Blackhole blackhole) throws InterruptedException {
      channels =
          IntStream.range(0, workload.equal)
              .mapToObj(i -> Channel.<Integer>unbounded("c" + i))
              .toList();
      var terms = channels.stream().map(channel -> channel.by(payload -> payload)).toList();
      Rule.install(Join.of(terms).pattern(), blackhole::consume);
      workload.fill(this);
    }

    @Override
    public void send(int channel, Integer payload) throws InterruptedException {
      channels.get(channel).send(payload);
    }
  }

  /** What one writes without a library: a lock, and what waits, by its payload. */
  @State(Scope.Benchmark)
  public static class ByHand implements Receiver {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Integer, List<ArrayDeque<Integer>>> waiting = new HashMap<>();
    private int channels;
    private @Nullable Blackhole blackhole;

    /** Makes the pattern, and sends what stays pending. */
    @Setup
    public void open(PendingEqual workload, Blackhole sink) throws InterruptedException {
      channels = workload.equal;
      blackhole = sink;
      workload.fill(this);
    }

    @Override
    public void send(int channel, Integer payload) {
      List<Integer> match = null;
      lock.lock();
      try {
        var queues = waiting.computeIfAbsent(payload, first -> newQueues());
        queues.get(channel).addLast(payload);
        if (queues.stream().noneMatch(ArrayDeque::isEmpty)) {
          match = new ArrayList<>(channels);
          for (var queue : queues) {
            match.add(queue.removeFirst());
          }
          if (queues.stream().allMatch(ArrayDeque::isEmpty)) {
            waiting.remove(payload);
          }
        }
      } finally {
        lock.unlock();
      }
      if (match != null && blackhole != null) {
        blackhole.consume(match);
      }
    }

    private List<ArrayDeque<Integer>> newQueues() {
      return Stream.generate(() -> new ArrayDeque<Integer>(1)).limit(channels).toList();
    }
  }

  /** A pattern with a key. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void ours(Keyed keyed) throws InterruptedException {
    sendFresh(keyed);
  }

  /** A lock and a map. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void handWritten(ByHand byHand) throws InterruptedException {
    sendFresh(byHand);
  }
}
