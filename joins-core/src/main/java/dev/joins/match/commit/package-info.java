/**
 * The taking, and who waits for it. A {@link dev.joins.match.store.Place place} holds messages; a
 * {@link dev.joins.match.pattern.Pattern pattern} says how many it wants of which places; a taker -
 * a blocked receiver, a clause of a select, or an installed {@link dev.joins.match.commit.Rule
 * rule} - waits with a pattern. Whatever is sent or received goes one of two ways: the short one,
 * in {@link dev.joins.match.commit.Sending} and {@link dev.joins.match.commit.Receiving}, where
 * nothing unusual is to be asked for; or through {@link dev.joins.match.commit.Arrival} and {@link
 * dev.joins.match.commit.Commit}, which choose the best match, take its messages, release their
 * senders, and tell the taker.
 *
 * <p>Invariant, whenever no lock is held: no waiting taker has an enabled pattern. So each arrival,
 * of a message or of a taker, can enable at most matches that contain it, and is checked once.
 *
 * <p>Applications use {@code dev.joins.channel} and {@code dev.joins.dsl}; the engine is seen only
 * by those who build a notation on it. {@code docs/engine.md} has a picture.
 */
@NullMarked
package dev.joins.match.commit;

import org.jspecify.annotations.NullMarked;
