/** The JUnit extension. */
@NullMarked
package dev.joins.proofs.junit;

import org.jspecify.annotations.NullMarked;
