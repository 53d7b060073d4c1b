package dev.joins.match.commit;

/**
 * Is told which messages stay pending at a place. Called by whichever thread acts, after all locks
 * are given back: what it hears may be past already, and two calls may come in either order.
 */
public interface Watcher {
  /**
   * Hears that a message has been sent or put back, and nobody has taken it at once.
   *
   * @param message may be withdrawn
   */
  void stays(Watch.Watched message);

  /**
   * Hears that a message that stayed has been taken, or withdrawn.
   *
   * @param message what was given to {@link #stays}; it is pending if it was put back meanwhile
   */
  void leaves(Watch.Watched message);
}
