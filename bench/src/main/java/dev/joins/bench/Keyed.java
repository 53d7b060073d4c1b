package dev.joins.bench;

import dev.joins.channel.Channel;
import dev.joins.channel.Join;
import dev.joins.match.Choice;
import dev.joins.match.Rule;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Two messages with a key that nobody else has, sent to {@code on(a.by(k)).and(b.by(k))} while many
 * others wait there for theirs: half of them in {@code a}, half in {@code b}. A message is one
 * operation. The peers are the same with ten waiting, and what one writes by hand, with as many
 * waiting as ours.
 */
public class Keyed extends Workload {
  private static final int PAIRS = 1_024;
  private static final int MILLION = 1_000_000;

  /** Spread over the tables: multiplied by an odd number, they stay different. */
  private static List<Integer> keys(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(i -> i * 0x9E37_79B1).toList();
  }

  /** Two channels with so many messages that fit no other. */
  private static final class Waiting {
    private final Channel<Integer> a = Channel.unbounded("a");
    private final Channel<Integer> b = Channel.unbounded("b");
    private final List<Integer> fresh;

    Waiting(int pending, Blackhole blackhole) {
      var heading = new Join.Heading(null, 0, Choice.oldest(), null);
      var terms = List.of(a.by(key -> key), b.by(key -> key));
      Rule.install(new Join(heading, terms, List.of()).pattern(), blackhole::consume);
      keys(0, pending / 2).forEach(a::post);
      keys(pending / 2, pending / 2).forEach(b::post);
      fresh = keys(pending, PAIRS);
    }

    void sendPairs() throws InterruptedException {
      for (var key : fresh) {
        a.send(key);
        b.send(key);
      }
    }
  }

  /** Ten messages wait. */
  @State(Scope.Benchmark)
  public static class Few {
    private @Nullable Waiting waiting;

    /** Before all. */
    @Setup
    public void open(Blackhole blackhole) {
      waiting = new Waiting(10, blackhole);
    }
  }

  /** A million messages wait. */
  @State(Scope.Benchmark)
  public static class Many {
    private @Nullable Waiting waiting;

    /** Before all. */
    @Setup
    public void open(Blackhole blackhole) {
      waiting = new Waiting(MILLION, blackhole);
    }
  }

  /** A million wait in two maps. */
  @State(Scope.Benchmark)
  public static class ByHand {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Integer, ArrayDeque<Integer>> a = new HashMap<>();
    private final Map<Integer, ArrayDeque<Integer>> b = new HashMap<>();
    private List<Integer> fresh = List.of();

    /** Before all. */
    @Setup
    public void open() {
      keys(0, MILLION / 2).forEach(key -> send(key, a, b));
      keys(MILLION / 2, MILLION / 2).forEach(key -> send(key, b, a));
      fresh = keys(MILLION, PAIRS);
    }

    private @Nullable List<Integer> send(
        Integer message,
        Map<Integer, ArrayDeque<Integer>> mine,
        Map<Integer, ArrayDeque<Integer>> others) {
      lock.lock();
      try {
        var partners = others.get(message);
        if (partners == null) {
          mine.computeIfAbsent(message, key -> new ArrayDeque<>(2)).addLast(message);
          return null;
        }
        var pair = List.of(message, partners.removeFirst());
        if (partners.isEmpty()) {
          others.remove(message);
        }
        return pair;
      } finally {
        lock.unlock();
      }
    }
  }

  /** A million messages wait. */
  @Benchmark
  @OperationsPerInvocation(2 * PAIRS)
  public void ours(Many many) throws InterruptedException {
    if (many.waiting != null) {
      many.waiting.sendPairs();
    }
  }

  /** The same, where ten wait. */
  @Benchmark
  @OperationsPerInvocation(2 * PAIRS)
  public void tenWaiting(Few few) throws InterruptedException {
    if (few.waiting != null) {
      few.waiting.sendPairs();
    }
  }

  /** A lock and two maps, in which a million wait. */
  @Benchmark
  @OperationsPerInvocation(2 * PAIRS)
  public void handWritten(ByHand byHand, Blackhole blackhole) {
    for (var key : byHand.fresh) {
      byHand.send(key, byHand.a, byHand.b);
      blackhole.consume(byHand.send(key, byHand.b, byHand.a));
    }
  }
}
