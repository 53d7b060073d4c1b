/**
 * The Santa Claus problem (Trono 1994), the worked example of the talk that Joins began with: the
 * programs, the story of a run for people, and the command line.
 */
@NullMarked
package dev.joins.santa;

import org.jspecify.annotations.NullMarked;
