package dev.joins.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What the workloads have in common: the unit. A workload has a method {@code ours}; every other
 * benchmark in it is a peer that does the same work, unless its name begins with "ours" too.
 */
@State(Scope.Benchmark)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g"})
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class Workload {
  /** What is sent: made once, so that only what the channels allocate is counted. */
  protected static final Integer MESSAGE = 1;

  /** Lets the cooperative scheduler's opener carry its tasklets: what {@code oursDoorOpen} has. */
  protected static final String OPEN_DOOR = "--add-opens=java.base/java.lang=ALL-UNNAMED";

  /** Makes a workload; called by JMH. */
  protected Workload() {}
}
