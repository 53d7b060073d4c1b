/**
 * The engine: pending messages, the patterns that wait for them, and the commit that takes them.
 *
 * <p>A {@link dev.joins.match.Place place} holds messages; a {@link dev.joins.match.Pattern
 * pattern} says how many it wants of which places; a taker - a blocked receiver, an alternative of
 * a {@link dev.joins.match.Selection selection}, or an installed {@link dev.joins.match.Rule rule}
 * - waits with a pattern. Everything that sends or receives goes through one commit: choose the
 * best match, take its messages, release their senders, tell the taker.
 *
 * <p>Invariant, whenever no lock is held: no waiting taker has an enabled pattern. So each arrival,
 * of a message or of a taker, can enable at most matches that contain it, and is checked once.
 *
 * <p>Applications use {@code dev.joins.channel} and {@code dev.joins.dsl}; this package is public
 * for those who build another notation on it.
 */
@NullMarked
package dev.joins.match;

import org.jspecify.annotations.NullMarked;
