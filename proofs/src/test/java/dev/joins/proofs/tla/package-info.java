/** The specification of the commit protocol, checked by TLC. */
@NullMarked
package dev.joins.proofs.tla;

import org.jspecify.annotations.NullMarked;
