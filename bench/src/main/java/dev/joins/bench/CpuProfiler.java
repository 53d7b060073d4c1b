package dev.joins.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * What an operation costs on all cores together, the collector's and the compiler's work included:
 * it tells who spins while he waits, and says more than the time on the wall where others use the
 * machine.
 */
public final class CpuProfiler implements InternalProfiler {
  /** The name of what it measures. */
  static final String CPU = "cpu";

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private long before;

  /** Makes a profiler; called by JMH. */
  public CpuProfiler() {}

  @Override
  public String getDescription() {
    return "nanoseconds of processor time of the whole process, an operation";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = SYSTEM.getProcessCpuTime();
  }

  @Override
  @SuppressWarnings("rawtypes") // JMH's
  public Collection<? extends Result> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    var nanos = (double) (SYSTEM.getProcessCpuTime() - before);
    var each = nanos / result.getMetadata().getAllOps();
    return List.of(new ScalarResult(CPU, each, "ns/op", AggregationPolicy.AVG));
  }
}
