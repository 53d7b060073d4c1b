package dev.joins.bench.matching;

import dev.joins.bench.Goal;
import dev.joins.bench.Workload;
import dev.joins.channel.Channel;
import dev.joins.channel.Join;
import dev.joins.match.commit.Rule;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A pattern wants one of each of eight kinds, and of one there is none. One more of the others is
 * sent, and withdrawn, so that as many wait as before; both together are one operation.
 */
@Goal(peer = "fewest", atMost = 2)
public class PendingKindMissing extends Workload {
  private static final int KINDS = 8;
  private static final int MESSAGES = 7_000;

  /** How many wait, spread over seven kinds. */
  @Param({"10", "1000", "100000", "1000000"})
  public int pending = 10;

  private List<Channel<Integer>> kinds = List.of();

  /** Fills all but the last. */
  @Setup
  public void open(Blackhole blackhole) throws InterruptedException {
    kinds = IntStream.range(0, KINDS).mapToObj(i -> Channel.<Integer>unbounded("c" + i)).toList();
    Rule.install(Join.of(kinds).pattern(), blackhole::consume);
    for (var i = 0; i < pending; i++) {
      kinds.get(i % (KINDS - 1)).send(MESSAGE);
    }
  }

  /** The engine's rule. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void ours(Blackhole blackhole) {
    for (var i = 0; i < MESSAGES; i++) {
      blackhole.consume(kinds.get(i % (KINDS - 1)).post(MESSAGE).withdraw());
    }
  }
}
