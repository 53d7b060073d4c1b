package dev.joins.dsl;

import dev.joins.channel.Channel;
import dev.joins.channel.Term;

/**
 * A channel whose messages carry nothing: only how many are pending matters. Sending never waits.
 * Thread-safe.
 */
public final class Signal extends SignalTerm {
  private final Channel<Unit> channel;

  Signal(Channel<Unit> channel) {
    this.channel = channel;
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

  @Override
  public String toString() {
    return channel.toString();
  }
}
