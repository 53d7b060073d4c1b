/**
 * The way of a message: how many methods of ours are entered by one operation, in how many files,
 * and how often a reader who follows it has to change from one file to another. {@link
 * dev.joins.bench.way.CountingLoader} loads a copy of our classes in which each method tells {@link
 * dev.joins.bench.way.Recorder} that it was entered; {@link dev.joins.bench.way.Operations} is
 * loaded by the same loader, so that it works on that copy. {@link dev.joins.bench.way.Ways} counts
 * and reports.
 */
@NullMarked
package dev.joins.bench.way;

import org.jspecify.annotations.NullMarked;
