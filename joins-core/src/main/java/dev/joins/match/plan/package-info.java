/**
 * What could be taken: patterns as data, and the plans by which their matches are found. Nothing
 * here changes a queue.
 */
@NullMarked
package dev.joins.match.plan;

import org.jspecify.annotations.NullMarked;
