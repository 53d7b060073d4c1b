/**
 * What could be taken: the lines of those who wait, and the plans and indexes by which the matches
 * of their patterns are found. Nothing here changes a queue.
 */
@NullMarked
package dev.joins.match.plan;

import org.jspecify.annotations.NullMarked;
