package dev.joins.bench.matching;

import dev.joins.bench.Workload;
import dev.joins.channel.Channel;
import dev.joins.channel.Join;
import dev.joins.match.commit.Rule;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Nobody can look into the condition of a pattern over three messages, and it never holds: all that
 * wait have to be tried. One more is sent, and withdrawn, so that as many wait as before; both
 * together are one operation.
 */
public class PendingCondition extends Workload {
  private static final int MESSAGES = 30;

  /** How many wait, spread over three channels. */
  @Param({"10", "100", "1000"})
  public int pending = 10;

  private List<Channel<Integer>> channels = List.of();

  /** Fills the channels. */
  @Setup
  public void open(Blackhole blackhole) throws InterruptedException {
    channels = Stream.of("a", "b", "c").map(Channel::<Integer>unbounded).toList();
    var never =
        Join.of(channels).where(values -> (int) values[0] + (int) values[1] + (int) values[2] < 0);
    Rule.install(never.pattern(), blackhole::consume);
    for (var i = 0; i < pending; i++) {
      channels.get(i % 3).send(i);
    }
  }

  /** The engine's rule. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public void ours(Blackhole blackhole) {
    for (var i = 0; i < MESSAGES; i++) {
      blackhole.consume(channels.get(i % 3).post(MESSAGE).withdraw());
    }
  }
}
