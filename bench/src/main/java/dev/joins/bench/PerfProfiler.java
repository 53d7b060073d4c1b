package dev.joins.bench;

import dev.joins.bench.Shares.Owner;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.ExternalProfiler;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Whose code the processor runs, all threads together but the compiler's: Linux's {@code perf} asks
 * some thousand times a second, when it is warm. Needs no processor counters, which virtual
 * machines often have not, and no disassembler. What the compiler has inlined counts as the
 * caller's.
 */
public final class PerfProfiler implements ExternalProfiler {
  private static final String SAMPLES = "samples";

  private final Path data;

  /**
   * Makes a profiler; called by JMH.
   *
   * @throws ProfilerException if there is no {@code perf}
   */
  public PerfProfiler() throws ProfilerException {
    try {
      new ProcessBuilder("perf", "--version").start();
      data = Files.createTempFile("perf", ".data");
    } catch (IOException missing) {
      throw new ProfilerException("a profile needs Linux's perf, which cannot be run: " + missing);
    }
  }

  @Override
  public Collection<String> addJVMInvokeOptions(BenchmarkParams params) {
    var warmup = params.getWarmup();
    var millis = warmup.getTime().convertTo(TimeUnit.MILLISECONDS) * warmup.getCount();
    return List.of(
        "perf",
        "record",
        "--event=cpu-clock",
        "--freq=2000",
        "--delay=" + (millis + 1_000), // the JVM has to start
        "--output=" + data);
  }

  @Override
  public Collection<String> addJVMOptions(BenchmarkParams params) {
    return List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+DumpPerfMapAtExit");
  }

  @Override
  public void beforeTrial(BenchmarkParams params) {}

  @Override
  @SuppressWarnings("rawtypes") // JMH's
  public Collection<? extends Result> afterTrial(
      BenchmarkResult result, long pid, File out, File err) {
    try {
      var shares = Shares.of(perfReport());
      Files.delete(data);
      return shares.percent().entrySet().stream()
          .map(share ->
              new ScalarResult(
                  SAMPLES + "." + share.getKey(), share.getValue(), "%", AggregationPolicy.AVG))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private List<String> perfReport() throws IOException {
    var process =
        new ProcessBuilder(
                "perf",
                "report",
                "--input=" + data,
                "--stdio",
                "--no-children",
                "--sort=comm,dso,symbol",
                "--field-separator=;")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  /** What it has found of a result. */
  @SuppressWarnings("rawtypes") // JMH's
  static Shares sharesOf(Map<String, Result> secondaryResults) {
    var shares = new EnumMap<Owner, Double>(Owner.class);
    for (var owner : Owner.values()) {
      var result = secondaryResults.get(SAMPLES + "." + owner);
      if (result != null) { // none has none
        shares.put(owner, result.getScore());
      }
    }
    return new Shares(shares);
  }

  @Override
  public boolean allowPrintOut() {
    return false;
  }

  @Override
  public boolean allowPrintErr() {
    return false;
  }

  @Override
  public String getDescription() {
    return "whose code the processor runs, by Linux's perf";
  }
}
