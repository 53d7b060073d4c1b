/**
 * Tasklets and the schedulers that run them.
 *
 * <p>A {@link dev.joins.tasklet.Tasklet tasklet} is one virtual thread. A {@link
 * dev.joins.tasklet.Scheduler scheduler} decides who may run: one at a time and in a fixed order
 * ({@linkplain dev.joins.tasklet.Scheduler#cooperative() cooperative}), or all of them ({@linkplain
 * dev.joins.tasklet.Scheduler#parallel() parallel}). The text of a program is the same under both.
 *
 * <p>Memory: what a tasklet did before it started another, before it sent a message, or before it
 * ended, happens-before what the started tasklet, the receiver, or whoever {@linkplain
 * dev.joins.tasklet.Tasklet#awaitEnd() awaited its end} does next. Under the cooperative scheduler
 * every switch is such an edge.
 */
@NullMarked
package dev.joins.tasklet;

import org.jspecify.annotations.NullMarked;
