/** Petri nets of which it is known what can be known of them. */
@NullMarked
package dev.joins.proofs.net;

import org.jspecify.annotations.NullMarked;
