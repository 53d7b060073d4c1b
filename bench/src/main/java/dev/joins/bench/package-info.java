/**
 * Benchmarks, ours beside its peers. Each class is one workload: the method {@code ours}, and the
 * same work done by each peer. {@link dev.joins.bench.Main} runs them interleaved and prints
 * ratios, which is what can be compared between machines.
 */
@NullMarked
package dev.joins.bench;

import org.jspecify.annotations.NullMarked;
