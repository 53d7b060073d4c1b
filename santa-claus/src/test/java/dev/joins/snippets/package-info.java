/** The examples in the documentation, compiled. */
@NullMarked
package dev.joins.snippets;

import org.jspecify.annotations.NullMarked;
