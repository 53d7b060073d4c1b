package dev.joins.bench;

import dev.joins.channel.Channel;
import dev.joins.channel.Join;
import dev.joins.match.Choice;
import dev.joins.match.Rule;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Three messages in ascending order, while many others wait of which no three are: those in {@code
 * a} come last, those in {@code c} first. The match takes one of those that wait in {@code b},
 * since it is older; another takes its place. A message is one operation. The peers are the same
 * with fewer waiting.
 */
public class Ascending extends Workload {
  private static final int ROUNDS = 1_024;

  private static final class Waiting {
    private final Channel<Integer> a = Channel.unbounded("a");
    private final Channel<Integer> b = Channel.unbounded("b");
    private final Channel<Integer> c = Channel.unbounded("c");
    private final int third;

    Waiting(int pending, Blackhole blackhole) {
      var terms = Stream.of(a, b, c).map(channel -> channel.ascending(time -> time)).toList();
      var heading = new Join.Heading(null, 0, Choice.oldest(), null);
      Rule.install(new Join(heading, terms, List.of()).pattern(), blackhole::consume);
      third = pending / 3;
      for (var i = 0; i < third; i++) {
        a.post(3 * third + i);
        b.post(2 * third + i);
        c.post(third + i);
      }
    }

    void send() throws InterruptedException {
      for (var i = 0; i < ROUNDS; i++) {
        a.send(0);
        c.send(4 * third);
        b.send(2 * third + i % third); // in place of the one that was taken
      }
    }
  }

  /** Ten messages wait, or about so many. */
  @State(Scope.Benchmark)
  public static class Ten {
    private @Nullable Waiting waiting;

    /** Before all. */
    @Setup
    public void open(Blackhole blackhole) {
      waiting = new Waiting(12, blackhole);
    }
  }

  /** A thousand. */
  @State(Scope.Benchmark)
  public static class Thousand {
    private @Nullable Waiting waiting;

    /** Before all. */
    @Setup
    public void open(Blackhole blackhole) {
      waiting = new Waiting(1_000, blackhole);
    }
  }

  /** A hundred thousand. */
  @State(Scope.Benchmark)
  public static class HundredThousand {
    private @Nullable Waiting waiting;

    /** Before all. */
    @Setup
    public void open(Blackhole blackhole) {
      waiting = new Waiting(100_000, blackhole);
    }
  }

  /** A hundred thousand wait. */
  @Benchmark
  @OperationsPerInvocation(3 * ROUNDS)
  public void ours(HundredThousand state) throws InterruptedException {
    if (state.waiting != null) {
      state.waiting.send();
    }
  }

  /** A thousand wait. */
  @Benchmark
  @OperationsPerInvocation(3 * ROUNDS)
  public void thousandWaiting(Thousand state) throws InterruptedException {
    if (state.waiting != null) {
      state.waiting.send();
    }
  }

  /** Ten wait. */
  @Benchmark
  @OperationsPerInvocation(3 * ROUNDS)
  public void tenWaiting(Ten state) throws InterruptedException {
    if (state.waiting != null) {
      state.waiting.send();
    }
  }
}
