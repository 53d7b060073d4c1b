/** Actors, beside those of Pekko. */
@NullMarked
package dev.joins.bench.actors;

import org.jspecify.annotations.NullMarked;
