/**
 * The programs: Santa as a join, Santa as a loop that selects, and what goes wrong without joins -
 * one small program for each fault that the literature reports. All of them run in the same {@link
 * dev.joins.santa.program.NorthPole}, with the same workers, and write the same trace.
 */
@NullMarked
package dev.joins.santa.program;

import org.jspecify.annotations.NullMarked;
