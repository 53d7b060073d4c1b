/** Joins with keys, orders and conditions. */
@NullMarked
package dev.joins.bench.matching;

import org.jspecify.annotations.NullMarked;
