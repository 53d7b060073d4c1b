/**
 * What is wanted, as data: patterns, and what they are made of. Nothing here looks at a queue, but
 * for how many messages lie there.
 */
@NullMarked
package dev.joins.match.pattern;

import org.jspecify.annotations.NullMarked;
