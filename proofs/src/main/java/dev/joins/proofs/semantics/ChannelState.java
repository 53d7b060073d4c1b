package dev.joins.proofs.semantics;

import dev.joins.match.store.Place;

/**
 * A channel, apart from its messages.
 *
 * @param capacity how many sent messages and reserved rooms it holds; {@link Place#UNBOUNDED} for
 *     no limit
 * @param reserved for how many messages room is kept
 * @param isClosed nothing can arrive any more
 */
record ChannelState(int capacity, int reserved, boolean isClosed) {
  ChannelState reserving(int more) {
    return new ChannelState(capacity, reserved + more, isClosed);
  }

  ChannelState closed() {
    return new ChannelState(capacity, reserved, true);
  }
}
