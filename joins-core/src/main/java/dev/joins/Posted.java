package dev.joins;

/** A message that was sent without waiting, in the hand of its sender. Thread-safe. */
public interface Posted {
  /**
   * Takes the message back, if nobody has taken it.
   *
   * @return true if it was still pending; it will never be taken then
   */
  boolean withdraw();

  /**
   * Returns whether it is still there; it may be gone when this returns.
   *
   * @return false if it was taken or withdrawn
   */
  boolean isPending();

  /**
   * Returns what was sent.
   *
   * @return the message
   */
  Object value();
}
