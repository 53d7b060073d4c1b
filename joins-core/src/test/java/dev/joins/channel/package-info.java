@NullMarked
package dev.joins.channel;

import org.jspecify.annotations.NullMarked;
