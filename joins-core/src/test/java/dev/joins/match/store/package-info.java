@NullMarked
package dev.joins.match.store;

import org.jspecify.annotations.NullMarked;
