/**
 * A join definition without its values is a Petri net: channels are places, patterns are
 * transitions. What can be known of that net holds of the definition. Start at {@link
 * dev.joins.proofs.net.PetriNet}.
 */
@NullMarked
package dev.joins.proofs.net;

import org.jspecify.annotations.NullMarked;
