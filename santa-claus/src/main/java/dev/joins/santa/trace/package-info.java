/**
 * The trace of a Santa run: what happened, one event a line, in the order in which it happened.
 *
 * <p>A trace is the only thing the checker, the explorer and the story need to know about a
 * program, so any program that writes one can be judged, whatever it is made of.
 */
@NullMarked
package dev.joins.santa.trace;

import org.jspecify.annotations.NullMarked;
