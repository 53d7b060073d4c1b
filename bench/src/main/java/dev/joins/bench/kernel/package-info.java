/** Tasklets and channels. */
@NullMarked
package dev.joins.bench.kernel;

import org.jspecify.annotations.NullMarked;
