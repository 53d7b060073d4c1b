/** Tests of actors. */
@NullMarked
package dev.joins.actor;

import org.jspecify.annotations.NullMarked;
