package dev.joins.bench.matching;

import dev.joins.bench.Goal;
import dev.joins.bench.Workload;
import dev.joins.channel.Channel;
import dev.joins.channel.Join;
import dev.joins.match.commit.Rule;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Three messages in ascending order, while many others wait of which no three are: those in {@code
 * a} come last, those in {@code c} first. The match takes one of those that wait in {@code b},
 * since it is older; another takes its place. A message is one operation. The goal is the logarithm
 * of a million to that of ten.
 */
@Goal(peer = "fewest", atMost = 6)
public class PendingAscending extends Workload {
  private static final int ROUNDS = 1_024;

  /** How many wait, spread over three channels. */
  @Param({"10", "1000", "100000", "1000000"})
  public int pending = 10;

  private final Channel<Integer> a = Channel.unbounded("a");
  private final Channel<Integer> b = Channel.unbounded("b");
  private final Channel<Integer> c = Channel.unbounded("c");

  /** Fills the channels. */
  @Setup
  public void open(Blackhole blackhole) throws InterruptedException {
    var terms = Stream.of(a, b, c).map(channel -> channel.ascending(time -> time)).toList();
    Rule.install(Join.of(terms).pattern(), blackhole::consume);
    var third = pending / 3;
    for (var i = 0; i < third; i++) {
      a.send(3 * third + i);
      b.send(2 * third + i);
      c.send(third + i);
    }
  }

  /** The engine's rule. */
  @Benchmark
  @OperationsPerInvocation(3 * ROUNDS)
  public void ours() throws InterruptedException {
    var third = pending / 3;
    for (var i = 0; i < ROUNDS; i++) {
      a.send(0);
      c.send(4 * third);
      b.send(2 * third + i % third); // in place of the one that was taken
    }
  }
}
