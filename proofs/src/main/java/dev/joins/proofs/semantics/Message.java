package dev.joins.proofs.semantics;

import org.jspecify.annotations.Nullable;

/**
 * A pending message.
 *
 * @param arrival its place in the order of all arrivals, of all channels
 * @param channel where it is
 * @param value what it says; a {@link dev.joins.Failure} if it is an error
 * @param offer of whom, while its call waits; null once it is sent
 */
public record Message(long arrival, String channel, Object value, @Nullable ActiveClause offer) {
  boolean isSent() {
    return offer == null;
  }

  Message sent() {
    return new Message(arrival, channel, value, null);
  }

  /** What stands in its place when it was taken and is put back. */
  Message leaving(Object rest) {
    return new Message(arrival, channel, rest, null);
  }

  boolean isOfferedBy(@Nullable String call) {
    return offer != null && offer.call().equals(call);
  }

  /** One call never gives two messages. */
  boolean excludes(Message other) {
    return arrival == other.arrival || (offer != null && isOfferedBy(offerer(other)));
  }

  private static @Nullable String offerer(Message message) {
    return message.offer == null ? null : message.offer.call();
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
