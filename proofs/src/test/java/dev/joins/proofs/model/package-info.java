/** A model that is obviously right, and random programs on which the kernel must agree with it. */
@NullMarked
package dev.joins.proofs.model;

import org.jspecify.annotations.NullMarked;
