@NullMarked
package dev.joins.testing;

import org.jspecify.annotations.NullMarked;
