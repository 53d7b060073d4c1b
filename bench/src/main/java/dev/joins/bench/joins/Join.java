package dev.joins.bench.joins;

import dev.joins.bench.Goal;
import dev.joins.bench.Workload;
import dev.joins.channel.Channel;
import dev.joins.match.commit.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A join of one message of each of {@code n} channels, without a guard. Each sender goes round the
 * channels; a message is one operation.
 *
 * <p>Ours is the engine's {@link Rule}, whose reaction runs on the thread that completed the match,
 * after the lock is given back. The peer does the very same with one lock and a deque a channel. So
 * both pay for matching, and neither for starting a tasklet; {@link JoinReact} has that as well.
 */
@Goal(when = "OneSender n=[23]", peer = "handWritten", atMost = 0.9)
@Goal(when = "OneSender n=8", peer = "handWritten", atMost = 1.3)
@Goal(when = "TwoSenders n=[23]", peer = "handWritten", atMost = 1.3)
@Goal(when = "TwoSenders n=8", peer = "handWritten", atMost = 1.4)
public abstract class Join extends Workload {
  /** Divisible by every {@code n}, so that each call sends whole rounds. */
  private static final int MESSAGES = 24;

  /** How many channels. */
  @Param({"2", "3", "8"})
  public int n = 2;

  private List<Channel<Integer>> channels = List.of();
  private HandWritten byHand = new HandWritten(0, values -> {});
  private List<com.softwaremill.jox.Channel<Integer>> joxChannels = List.of();

  /** One sender. */
  @Threads(1)
  public static class OneSender extends Join {}

  /** Two senders at once, on platform threads. */
  @Threads(2)
  public static class TwoSenders extends Join {}

  /** Makes channels without messages, and the join over them. */
  @Setup
  public void open(Blackhole blackhole) {
    channels = IntStream.range(0, n).mapToObj(i -> Channel.<Integer>unbounded("c" + i)).toList();
    Rule.install(dev.joins.channel.Join.of(channels).pattern(), blackhole::consume);
    byHand = new HandWritten(n, blackhole::consume);
    joxChannels =
        Stream.generate(com.softwaremill.jox.Channel::<Integer>newUnlimitedChannel)
            .limit(n)
            .toList();
  }

  /** The engine's rule. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void ours() throws InterruptedException {
    for (var i = 0; i < MESSAGES; i++) {
      channels.get(i % n).send(MESSAGE);
    }
  }

  /** A lock and deques. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void handWritten() {
    for (var i = 0; i < MESSAGES; i++) {
      byHand.send(i % n, MESSAGE);
    }
  }

  /**
   * No join, but what is left of it: after each round the sender receives one of each, in turn. It
   * never waits, as nobody takes more than was sent; but it is not atomic.
   */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void jox(Blackhole blackhole) throws InterruptedException {
    for (var i = 0; i < MESSAGES; i++) {
      joxChannels.get(i % n).send(MESSAGE);
      if (i % n == n - 1) {
        var taken = new Object[n];
        for (var j = 0; j < n; j++) {
          taken[j] = joxChannels.get(j).receive();
        }
        blackhole.consume(taken);
      }
    }
  }

  /** What one writes without a library: right, for this one pattern. */
  static final class HandWritten {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<ArrayDeque<Object>> queues = new ArrayList<>();
    private final Consumer<Object[]> reaction;
    private int empty;

    HandWritten(int n, Consumer<Object[]> reaction) {
      this.reaction = reaction;
      this.empty = n;
      for (var i = 0; i < n; i++) {
        queues.add(new ArrayDeque<>());
      }
    }

    void send(int channel, Object message) {
      Object[] match = null;
      lock.lock();
      try {
        var queue = queues.get(channel);
        if (queue.isEmpty()) {
          empty--;
        }
        queue.addLast(message);
        if (empty == 0) {
          match = takeOneOfEach();
        }
      } finally {
        lock.unlock();
      }
      if (match != null) {
        reaction.accept(match);
      }
    }

    private Object[] takeOneOfEach() {
      var taken = new Object[queues.size()];
      for (var i = 0; i < taken.length; i++) {
        var queue = queues.get(i);
        taken[i] = queue.removeFirst();
        if (queue.isEmpty()) {
          empty++;
        }
      }
      return taken;
    }
  }
}
