/**
 * Patterns as data, of which the random programs are made: for the kernel, the semantics, and as
 * code.
 */
@NullMarked
package dev.joins.proofs.programs;

import org.jspecify.annotations.NullMarked;
