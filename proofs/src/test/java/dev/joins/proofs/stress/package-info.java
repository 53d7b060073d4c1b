/** Many tasklets that share channels at once, and the books that must balance afterwards. */
@NullMarked
package dev.joins.proofs.stress;

import org.jspecify.annotations.NullMarked;
