/** Model checking: every interleaving of small programs, up to a number of switches. */
@NullMarked
package dev.joins.proofs.lincheck;

import org.jspecify.annotations.NullMarked;
