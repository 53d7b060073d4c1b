package dev.joins.match.store;

import org.jspecify.annotations.Nullable;

/** A step through the messages that an input can take, oldest first. */
public interface Link {
  /**
   * Returns the message at this step.
   *
   * @return pending
   */
  Message message();

  /**
   * Returns the step behind this one.
   *
   * @return null at the end
   */
  @Nullable Link next();
}
