package dev.joins.match.commit;

import dev.joins.match.plan.PatternTaker;
import dev.joins.match.store.Place;
import org.jspecify.annotations.Nullable;

/** A taker, as the commit sees it. All methods are called under the lock of its places. */
abstract class Recipient extends PatternTaker {
  @Override
  public abstract @Nullable Offer giver();

  /**
   * Takes out whatever it still offers elsewhere, since it is about to take a match: the room that
   * the match leaves must not go to the taker's own gifts.
   */
  void leave(Locked locked) {}

  /** Gets what its match took, in the order of the pattern's inputs. */
  abstract void take(Object[] values, Locked locked);

  /** A place is closed, and has not enough left for the pattern: it can never be enabled again. */
  abstract void becomeUnsatisfiable(Place closed, Locked locked);

  /**
   * The short way for one message: gets it, and leaves its line and all others. Null, with nothing
   * done, if it has more to do than that.
   *
   * @return to be woken when the lock is given back
   */
  @Nullable Offer takeShortly(Object value) {
    return null;
  }
}
