/** The workloads of JoinActors' benchmarks, with the matches that its fair policy makes. */
@NullMarked
package dev.joins.matching;

import org.jspecify.annotations.NullMarked;
