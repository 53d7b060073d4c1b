/** Programs that are run whole, each in a process of its own, and print lines with figures. */
@NullMarked
package dev.joins.bench.whole;

import org.jspecify.annotations.NullMarked;
