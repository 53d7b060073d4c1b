/** The {@linkplain dev.joins.proofs.explore.Explorer explorer} as an extension of JUnit. */
@NullMarked
package dev.joins.proofs.junit;

import org.jspecify.annotations.NullMarked;
