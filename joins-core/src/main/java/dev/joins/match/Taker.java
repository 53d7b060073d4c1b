package dev.joins.match;

import org.jspecify.annotations.Nullable;

/** Who waits with a pattern. All methods are called under the lock of the pattern's places. */
interface Taker {
  default Pattern pattern() {
    return plan().pattern();
  }

  Plan plan();

  /** The offer whose own messages this must not take; null if it makes none. */
  @Nullable Offer offer();

  /**
   * Takes out whatever it still offers elsewhere, since it is about to take a match: the room that
   * the match leaves must not go to the taker's own gifts.
   */
  default void leave(Group group) {}

  /** Gets what its match took, in the order of the pattern's inputs. */
  void take(Object[] values, Group group);

  /** A place is closed, and has not enough left for the pattern: it can never be enabled again. */
  void hopeless(Place closed, Group group);
}
