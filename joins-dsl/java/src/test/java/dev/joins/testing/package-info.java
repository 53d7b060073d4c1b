/** What the tests of several packages share: one program, tried under each scheduler. */
@NullMarked
package dev.joins.testing;

import org.jspecify.annotations.NullMarked;
