/**
 * What a thing costs when there are many of it: no more for each of them than when there are few.
 */
@NullMarked
package dev.joins.growth;

import org.jspecify.annotations.NullMarked;
