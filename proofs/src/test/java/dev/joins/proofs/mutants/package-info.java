/** Wrong kernels, and that the laws notice each of them. */
@NullMarked
package dev.joins.proofs.mutants;

import org.jspecify.annotations.NullMarked;
