/**
 * The checker: fifteen rules, each a predicate on a trace of its own, from Trono's statement of the
 * Santa Claus problem.
 *
 * <p>{@link dev.joins.santa.check.Checker} is the way in. A rule is one small class that sees each
 * event beside the state of the workshop just before it; no rule knows of another.
 */
@NullMarked
package dev.joins.santa.check;

import org.jspecify.annotations.NullMarked;
