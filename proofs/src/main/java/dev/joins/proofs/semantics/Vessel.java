package dev.joins.proofs.semantics;

import dev.joins.match.store.Place;

/**
 * A channel, apart from its messages.
 *
 * @param capacity how many sent messages and reservations it holds; {@link Place#UNBOUNDED} for no
 *     limit
 * @param reserved for how many messages room is kept
 * @param isClosed nothing can arrive any more
 */
record Vessel(int capacity, int reserved, boolean isClosed) {
  Vessel reserving(int more) {
    return new Vessel(capacity, reserved + more, isClosed);
  }

  Vessel closed() {
    return new Vessel(capacity, reserved, true);
  }
}
