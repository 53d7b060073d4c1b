/**
 * Races on the memory model of this machine, one a class: jcstress runs each hundreds of thousands
 * of times, and counts what came of it. What no {@code @Outcome} names is an error.
 */
@NullMarked
package dev.joins.proofs.jcstress;

import org.jspecify.annotations.NullMarked;
