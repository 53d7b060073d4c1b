/** Synchronisers made of joins, beside the JDK's. */
@NullMarked
package dev.joins.bench.sync;

import org.jspecify.annotations.NullMarked;
