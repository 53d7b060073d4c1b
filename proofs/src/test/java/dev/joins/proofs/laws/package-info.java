/** The nine laws of the kernel, each as a property over random concurrent programs. */
@NullMarked
package dev.joins.proofs.laws;

import org.jspecify.annotations.NullMarked;
