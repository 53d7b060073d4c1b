package dev.joins;

/**
 * Room for one message in a bounded channel, reserved for the body of a pattern. Until it is filled
 * or given back it counts as a message. Thread-safe.
 *
 * @param <T> the messages
 */
public interface Room<T> {
  /**
   * Fills the room: sends the message that it is kept for. Never waits.
   *
   * @param message not null
   * @throws IllegalStateException if it was filled or given back before; what is not filled when
   *     the body ends is given back
   * @throws ChannelClosedException if the channel was closed meanwhile; nothing was sent
   */
  void send(T message);

  /** Gives the room back, if it was not filled. */
  void giveBack();
}
