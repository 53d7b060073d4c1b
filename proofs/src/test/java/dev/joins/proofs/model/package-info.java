/** Random programs, step by step on the kernel and on the reference semantics, which must agree. */
@NullMarked
package dev.joins.proofs.model;

import org.jspecify.annotations.NullMarked;
