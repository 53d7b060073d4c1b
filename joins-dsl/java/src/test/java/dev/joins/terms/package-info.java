/** Each term in each kind of pattern, and what is said when nothing happens. */
@NullMarked
package dev.joins.terms;

import org.jspecify.annotations.NullMarked;
