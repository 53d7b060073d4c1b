/** The example programs of JoinActors, as actors; each test judges what its program did. */
@NullMarked
package dev.joins.peers;

import org.jspecify.annotations.NullMarked;
