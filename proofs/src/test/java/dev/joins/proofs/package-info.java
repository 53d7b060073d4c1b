/** The evidence: what is proved, explored or only tested of the kernel. */
@NullMarked
package dev.joins.proofs;

import org.jspecify.annotations.NullMarked;
