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
 *
 * <p>The heap is touched before it is measured. Or else the first pass through it takes a page
 * fault for each few dozen messages, which on a virtual machine can cost more than they do.
 */
@State(Scope.Benchmark)
@Fork(
    value = 1,
    jvmArgsAppend = {Workload.LEAST_HEAP, Workload.MOST_HEAP, Workload.TOUCHED})
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class Workload {
  /** What is sent: made once, so that only what the channels allocate is counted. */
  protected static final Integer MESSAGE = 1;

  /** With {@link #MOST_HEAP}: it neither grows nor shrinks while it is measured. */
  protected static final String LEAST_HEAP = "-Xms512m";

  /** Enough for each, and soon touched. */
  protected static final String MOST_HEAP = "-Xmx512m";

  /** Has all pages of the heap there before the first message. */
  protected static final String TOUCHED = "-XX:+AlwaysPreTouch";

  /** Lets the cooperative scheduler's opener carry its tasklets: what {@code oursDoorOpen} has. */
  protected static final String OPEN_DOOR = "--add-opens=java.base/java.lang=ALL-UNNAMED";

  /** Makes a workload; called by JMH. */
  protected Workload() {}
}
