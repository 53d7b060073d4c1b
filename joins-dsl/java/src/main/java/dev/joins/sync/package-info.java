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
 *
 * <p>None of them can be closed or broken: each lives as long as somebody uses it, and outlives the
 * scheduler of those who do. What ends is a wait.
 *
 * <table>
 *   <caption>What may be going on when a wait is interrupted, or runs out of time</caption>
 *   <tr><th>what goes on</th><th>what becomes of it</th></tr>
 *   <tr><td>it waits</td><td>it takes nothing, and has not come; who came later moves up</td></tr>
 *   <tr><td>it was just given what it waits for</td><td>it returns normally; an interrupt stays in
 *       the flag</td></tr>
 *   <tr><td>the others at a barrier, or the other at an exchanger, have just come</td><td>all pass,
 *       or none: they wait for somebody else</td></tr>
 *   <tr><td>the action of a barrier runs on its thread</td><td>interrupted; if it fails, the others
 *       get a {@link dev.joins.dsl.NoReplyException}</td></tr>
 *   <tr><td>an event is set, or a latch gets to zero</td><td>who waits has seen it, or nothing is
 *       lost: the next sees it</td></tr>
 *   <tr><td>the scheduler of a holder is closed</td><td>as any interrupt: it must release in its
 *       {@code finally}</td></tr>
 * </table>
 */
@NullMarked
package dev.joins.sync;

import org.jspecify.annotations.NullMarked;
