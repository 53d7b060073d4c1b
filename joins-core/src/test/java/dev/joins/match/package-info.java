@NullMarked
package dev.joins.match;

import org.jspecify.annotations.NullMarked;
