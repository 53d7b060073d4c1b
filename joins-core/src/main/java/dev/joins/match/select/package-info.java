/**
 * One of several: a select waits with several clauses, each of which takes what a pattern wants, or
 * gives a message, and commits exactly one of them.
 */
@NullMarked
package dev.joins.match.select;

import org.jspecify.annotations.NullMarked;
