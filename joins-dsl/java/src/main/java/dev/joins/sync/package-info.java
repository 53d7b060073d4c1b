/**
 * Small synchronisers made of channels and joins, by the names that {@code java.util.concurrent}
 * gives them.
 *
 * <p>They differ from those in what a tasklet needs: their waits take part in turns, in simulated
 * time and in the deadlock report; every one of them can be cancelled by interrupt, with nothing
 * taken; and several of them can be taken at one instant, or together with messages, since they are
 * terms of joins.
 *
 * <p>All operations run on the calling thread: none starts a tasklet. Tasklets of any scheduler and
 * plain threads may share one. What a thread did before it released something is seen by whoever
 * takes that afterwards.
 */
@NullMarked
package dev.joins.sync;

import org.jspecify.annotations.NullMarked;
