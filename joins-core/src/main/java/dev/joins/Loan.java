package dev.joins;

/**
 * A message that was taken, and that can be put back where it stood. What is not put back is taken,
 * and nobody need say so. Thread-safe.
 *
 * <p>A condition sees a loan as well, of a message that nobody has taken yet: that one can only be
 * looked at.
 *
 * @param <T> the messages
 */
public interface Loan<T> {
  /**
   * Returns the message.
   *
   * @return as it was sent, or put back before
   */
  T value();

  /**
   * Puts back what is left of it: the channel has it again, at once, where it stood, with the age
   * that it had. Never waits, and may be done while the body runs or later. Where it completes a
   * match, that is committed before this returns.
   *
   * <p>The room of a message that was taken is given away: a bounded channel may hold more than its
   * capacity, and its senders wait, until enough has left. In a closed channel it lies among what
   * was not taken.
   *
   * @param rest not null; what is looked at from now on, by filters, keys and all others
   * @throws IllegalStateException if it was put back before, or was not taken
   */
  void putBack(T rest);
}
