package dev.joins.match;

import java.util.List;

/**
 * Sees what happens, in the order in which it happens: a trace made of these calls is exact under
 * every scheduler, since they are made at the commit point itself.
 *
 * <p>They are made by whichever thread acts, while it holds the lock of the channels concerned: an
 * observer must be quick, and must not use channels. What one throws is logged, and changes
 * nothing.
 */
public interface Observer {
  /**
   * A message has been sent. If it completes a match, {@link #committed} follows at once.
   *
   * @param place where
   * @param message what
   */
  default void sent(Place place, Object message) {}

  /**
   * A match has been committed.
   *
   * @param pattern whose
   * @param messages what was taken, in the order of the pattern's inputs
   */
  default void committed(Pattern pattern, List<Object> messages) {}
}
