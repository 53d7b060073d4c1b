package dev.joins.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What the workloads have in common: the unit. A workload has a method {@code ours}; every other
 * benchmark in it is a peer that does the same work.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class Workload {
  /** What is sent: made once, so that only what the channels allocate is counted. */
  static final Integer MESSAGE = 1;

  /** For JMH, which makes the instances. */
  protected Workload() {}
}
