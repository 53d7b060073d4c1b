/** What users give at the edges: code that misbehaves, extreme times and counts. */
@NullMarked
package dev.joins.edges;

import org.jspecify.annotations.NullMarked;
