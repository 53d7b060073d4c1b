package dev.joins;

/**
 * A channel is closed: nothing more can be sent to it, and what the caller waits for can never
 * come. Nothing was sent or taken by the call that throws this.
 */
public final class ChannelClosedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one of a channel.
   *
   * @param message names it
   */
  public ChannelClosedException(String message) {
    super(message);
  }
}
