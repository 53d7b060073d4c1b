package dev.joins.dsl;

import dev.joins.channel.Channel;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes the channels of one definition, of every kind that patterns take from. Each of them is
 * unbounded, since whoever sends to a definition is not to wait for it, and is closed with it.
 */
abstract sealed class ChannelMaker permits Joins {
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
    return channels.make(channelName);
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
          "cannot make " + count + " channels '" + channelName + "'");
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
    return new Signal(channel(signalName));
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
    return new ReplyChannel<>(channels.makeForCalls(channelName));
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
