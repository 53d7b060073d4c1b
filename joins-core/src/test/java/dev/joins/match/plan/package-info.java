@NullMarked
package dev.joins.match.plan;

import org.jspecify.annotations.NullMarked;
