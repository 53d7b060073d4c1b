/** The examples of the documentation. */
@NullMarked
package dev.joins.snippets;

import org.jspecify.annotations.NullMarked;
