package dev.joins;

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
   * Hears that a message has been sent. If it completes a match, {@link #committed} follows at
   * once.
   *
   * @param channel where, by name
   * @param message what
   */
  default void sent(String channel, Object message) {}

  /**
   * Hears that a message that was taken has been put back, see {@link Loan}. If that completes a
   * match, {@link #committed} follows at once.
   *
   * @param channel where, by name
   * @param taken what was taken there
   * @param rest what stands in its place now
   */
  default void putBack(String channel, Object taken, Object rest) {}

  /**
   * Hears that a match has been committed.
   *
   * @param pattern its name, or its terms where it has none
   * @param channels from which its terms take, by name, in the order of the terms
   * @param messages what was taken, or only looked at, in the same order
   */
  default void committed(String pattern, List<String> channels, List<Object> messages) {}
}
