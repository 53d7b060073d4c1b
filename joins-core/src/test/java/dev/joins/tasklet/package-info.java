@NullMarked
package dev.joins.tasklet;

import org.jspecify.annotations.NullMarked;
