package dev.joins.channel;

import dev.joins.match.commit.Reservation;

/**
 * Room for one message in a bounded channel, kept for the body of a pattern. Until it is filled or
 * given back it counts as a message. Thread-safe.
 *
 * @param <T> the messages
 */
public final class Room<T> {
  private final Reservation reservation;

  Room(Reservation reservation) {
    this.reservation = reservation;
  }

  /**
   * Fills the room: sends the message that it is kept for. Never waits.
   *
   * @param message not null
   * @throws IllegalStateException if it was filled or given back before; what is not filled when
   *     the body ends is given back
   * @throws dev.joins.ChannelClosedException if the channel was closed meanwhile; nothing was sent
   */
  public void send(T message) {
    reservation.fill(message);
  }

  /** Gives the room back, if it was not filled. */
  public void giveBack() {
    reservation.giveBack();
  }

  @Override
  public String toString() {
    return reservation.toString();
  }
}
