package dev.joins.match;

import org.jspecify.annotations.Nullable;

/** A step through the messages that an input can take, oldest first. */
interface Link {
  Message message();

  @Nullable Link next();
}
