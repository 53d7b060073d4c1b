/** The explorer, tried on programs of which it is known what is wrong with them. */
@NullMarked
package dev.joins.proofs.explore;

import org.jspecify.annotations.NullMarked;
