package dev.joins.dsl;

import dev.joins.channel.Channel;
import dev.joins.channel.Term;

/**
 * A channel whose messages carry nothing: only how many are pending matters. Sending never waits.
 * Thread-safe.
 */
public final class Signal extends SignalTerm {
  private final Channel<Unit> channel;
  private final Channels all;

  Signal(Channel<Unit> channel, Channels all) {
    this.channel = channel;
    this.all = all;
  }

  /**
   * Sends one signal.
   *
   * @throws dev.joins.ChannelClosedException if its definition is closed
   */
  public void send() {
    channel.post(Unit.UNIT);
  }

  /**
   * Returns a term that takes so many signals at once.
   *
   * @param count how many, at least 1
   * @return binds nothing
   * @throws IllegalArgumentException if the count is less than 1
   */
  public SignalTerm times(int count) {
    return SignalTerm.of(channel.times(count));
  }

  @Override
  public Term<?> term() {
    return channel;
  }

  /**
   * Closes this signal before its definition is, and has that forget it: to give up one that was
   * made for a while. Nothing more can be sent, and patterns over it fire no more; they are to be
   * removed by themselves.
   */
  public void close() {
    all.close(channel);
  }

  @Override
  public String toString() {
    return channel.toString();
  }
}
