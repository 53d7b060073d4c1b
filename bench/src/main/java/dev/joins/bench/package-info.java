/**
 * Benchmarks, ours beside its peers: a package for each subject, and in it a class for each
 * workload, with the method {@code ours}, the same work done by each peer, and its {@linkplain
 * dev.joins.bench.Goal goals}. {@link dev.joins.bench.Main} runs them interleaved and reports
 * ratios, which is what can be compared between machines.
 */
@NullMarked
package dev.joins.bench;

import org.jspecify.annotations.NullMarked;
