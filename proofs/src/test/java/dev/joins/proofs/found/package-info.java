/** The smallest programs that once showed an error of the kernel. */
@NullMarked
package dev.joins.proofs.found;

import org.jspecify.annotations.NullMarked;
