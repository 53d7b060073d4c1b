/**
 * Words that the users of every layer say: how a choice is made, what a closed channel throws, who
 * is told of what happens.
 */
@NullMarked
package dev.joins;

import org.jspecify.annotations.NullMarked;
