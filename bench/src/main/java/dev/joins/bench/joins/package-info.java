/** Joins without conditions. */
@NullMarked
package dev.joins.bench.joins;

import org.jspecify.annotations.NullMarked;
