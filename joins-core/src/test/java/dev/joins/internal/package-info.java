@NullMarked
package dev.joins.internal;

import org.jspecify.annotations.NullMarked;
