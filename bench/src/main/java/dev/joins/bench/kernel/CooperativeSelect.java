package dev.joins.bench.kernel;

import dev.joins.bench.Goal;
import dev.joins.bench.Workload;
import dev.joins.channel.Clause;
import dev.joins.tasklet.Scheduler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/** {@link Select}, under the cooperative scheduler. */
@Goal(ours = "oursDoorOpen", peer = "goOneThread", atMost = 1)
public class CooperativeSelect extends Workload {
  /** How many channels. */
  @Param({"2", "8", "64"})
  public int n = 2;

  /** Clauses over channels. */
  @Benchmark
  @OperationsPerInvocation(Select.MESSAGES)
  public void ours() {
    var channels = Select.channels(n);
    var clauses = Select.clauses(channels);
    try (var scheduler = Scheduler.cooperative()) {
      scheduler.spawn(
          "receiver",
          () -> {
            for (var i = 0; i < Select.MESSAGES; i++) {
              Clause.select(clauses);
            }
          });
      for (var channel : channels) {
        scheduler.spawn(
            "sender",
            () -> {
              for (var i = 0; i < Select.MESSAGES / n; i++) {
                channel.send(MESSAGE);
              }
            });
      }
      scheduler.run();
    }
  }

  /** The same, with java.lang open to the library. */
  @Benchmark
  @Fork(
      value = 1,
      jvmArgsAppend = {LEAST_HEAP, MOST_HEAP, TOUCHED, OPEN_DOOR})
  @OperationsPerInvocation(Select.MESSAGES)
  public void oursDoorOpen() {
    ours();
  }
}
