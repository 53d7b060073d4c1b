package dev.joins.match.commit;

import dev.joins.match.pattern.PatternTaker;
import dev.joins.match.store.Place;
import org.jspecify.annotations.Nullable;

/** A taker, as the commit sees it. All methods are called under the lock of its places. */
public abstract class Recipient extends PatternTaker {
  /** Makes one that does not wait yet. */
  protected Recipient() {}

  @Override
  public abstract @Nullable Offer giver();

  /**
   * Takes out whatever it still offers elsewhere, since it is about to take a match: the room that
   * the match leaves must not go to the taker's own gifts.
   *
   * @param locked the group of its places
   */
  protected void leave(Locked locked) {}

  /**
   * Gets what its match took.
   *
   * @param values in the order of the pattern's inputs
   * @param locked the group of its places
   */
  protected abstract void take(Object[] values, Locked locked);

  /**
   * Hears that a place is closed, and has not enough left for the pattern: it can never be enabled
   * again.
   *
   * @param closed the place
   * @param locked the group of its places
   */
  protected abstract void becomeUnsatisfiable(Place closed, Locked locked);

  /**
   * Goes the short way for one message: gets it, and leaves its line and all others. Null, with
   * nothing done, if it has more to do than that.
   *
   * @param value the message
   * @return to be woken when the lock is given back
   */
  protected @Nullable Offer takeShortly(Object value) {
    return null;
  }
}
