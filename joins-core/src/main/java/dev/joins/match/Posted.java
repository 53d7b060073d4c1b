package dev.joins.match;

/** A message that was sent without waiting, in the hand of its sender. */
public sealed interface Posted permits Message {
  /**
   * Takes the message back, if nobody has taken it.
   *
   * @return true if it was still pending; it will never be taken then
   */
  boolean withdraw();

  /**
   * Whether it is still there; it may be gone when this returns.
   *
   * @return false if it was taken or withdrawn
   */
  boolean isPending();

  /**
   * What was sent.
   *
   * @return the message
   */
  Object value();

  /**
   * Where it was sent.
   *
   * @return its place
   */
  Place place();
}
