/**
 * Stackless Python's semantics as running cases: ids and outcomes are those of the catalogue that
 * was executed on Stackless itself. Each section prints a table: id, expected, got.
 */
@NullMarked
package dev.joins.stackless;

import org.jspecify.annotations.NullMarked;
