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
