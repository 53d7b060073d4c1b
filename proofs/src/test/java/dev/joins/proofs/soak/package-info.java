/** Everything at once, for a minute or an hour: each message is counted, and nothing may grow. */
@NullMarked
package dev.joins.proofs.soak;

import org.jspecify.annotations.NullMarked;
