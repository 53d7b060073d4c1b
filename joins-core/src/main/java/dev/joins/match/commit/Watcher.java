package dev.joins.match.commit;

import dev.joins.Posted;

/**
 * Is told which messages stay pending at a place. Called by whichever thread acts, after all locks
 * are given back: what it hears may be past already, and two calls may come in either order.
 */
public interface Watcher {
  /**
   * Hears that a message has been sent, and nobody has taken it at once.
   *
   * @param message may be withdrawn
   */
  void stays(Posted message);

  /**
   * Hears that a message that stayed has been taken, or withdrawn.
   *
   * @param message equal to what was given to {@link #stays}
   */
  void leaves(Posted message);
}
