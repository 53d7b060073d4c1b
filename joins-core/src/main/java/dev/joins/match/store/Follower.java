package dev.joins.match.store;

/** Wants to know which messages stay at a place. Told under the lock. */
public interface Follower {
  /**
   * Hears that a message has been sent, and nobody has taken it at once.
   *
   * @param message pending
   * @return what is to be done about it when the lock is given back
   */
  Runnable stays(Message message);

  /**
   * Hears that a message that stayed has been taken, or withdrawn.
   *
   * @param message was pending
   * @return what is to be done about it when the lock is given back
   */
  Runnable leaves(Message message);
}
