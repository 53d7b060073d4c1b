/** Races, one a test: what two or three threads do to one another at the same moment. */
@NullMarked
package dev.joins.proofs.race;

import org.jspecify.annotations.NullMarked;
