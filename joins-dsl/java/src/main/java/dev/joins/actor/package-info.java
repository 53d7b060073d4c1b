/**
 * Actors: a mailbox whose channels are the types of its messages, patterns over them, and one
 * tasklet that runs the bodies in turn. Nothing here matches or schedules: an actor is a
 * {@linkplain dev.joins.dsl.Joins#serial serial} definition and a loop.
 */
@NullMarked
package dev.joins.actor;

import org.jspecify.annotations.NullMarked;
