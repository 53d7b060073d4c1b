package dev.joins.dsl;

import dev.joins.channel.Channel;
import dev.joins.internal.Text;
import dev.joins.match.store.Place;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes the channels of one definition, of every kind that patterns take from. Each of them is
 * closed with it, and unbounded unless a capacity is given: whoever sends to a definition does not
 * wait for it.
 */
abstract sealed class ChannelMaker permits Inspected {
  final Channels channels;

  ChannelMaker(Channels channels) {
    this.channels = channels;
  }

  /**
   * Makes an unbounded channel that is closed with this definition.
   *
   * @param channelName for reports
   * @param <T> the messages
   * @return a new channel
   */
  public <T> Channel<T> channel(String channelName) {
    return channels.make(channelName, Place.UNBOUNDED);
  }

  /**
   * Makes a channel of limited capacity that is closed with this definition: who sends to it waits
   * while it is full.
   *
   * @param channelName for reports
   * @param capacity how many messages it holds; 0 for a rendezvous, where a sender waits until its
   *     message is taken
   * @param <T> the messages
   * @return a new channel
   * @throws IllegalArgumentException if the capacity is negative
   * @throws IllegalStateException if the definition is closed
   */
  public <T> Channel<T> channel(String channelName, int capacity) {
    return channels.make(channelName, capacity);
  }

  /**
   * Makes several unbounded channels, named {@code name[0]} and so on.
   *
   * @param channelName for reports
   * @param count how many, at least 0
   * @param <T> the messages
   * @return new channels
   * @throws IllegalArgumentException if the count is negative
   */
  public <T> List<Channel<T>> channels(String channelName, int count) {
    if (count < 0) {
      throw new IllegalArgumentException(
          "cannot make " + count + " channels '" + Text.line(channelName) + "'; the least is 0");
    }
    return IntStream.range(0, count)
        .mapToObj(i -> this.<T>channel(channelName + "[" + i + "]"))
        .toList();
  }

  /**
   * Makes a channel for signals.
   *
   * @param signalName for reports
   * @return a new signal
   */
  public Signal signal(String signalName) {
    return new Signal(channel(signalName), channels);
  }

  /**
   * Makes a channel for questions.
   *
   * @param channelName for reports
   * @param <Q> the questions
   * @param <R> the replies
   * @return a new channel
   */
  public <Q, R> ReplyChannel<Q, R> replyChannel(String channelName) {
    return new ReplyChannel<>(channels.makeForCalls(channelName), channels);
  }

  /**
   * Makes a channel for calls that need no reply.
   *
   * @param channelName for reports
   * @param <Q> what callers bring
   * @return a new channel
   */
  public <Q> CallChannel<Q> callChannel(String channelName) {
    return new CallChannel<>(replyChannel(channelName));
  }

  /**
   * Makes a gate at which callers wait.
   *
   * @param gateName for reports
   * @return a new gate
   */
  public Gate gate(String gateName) {
    return new Gate(callChannel(gateName));
  }
}
