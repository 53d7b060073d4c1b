package dev.joins.match.store;

import org.jspecify.annotations.Nullable;

/**
 * Some of the pending messages of one place, as somebody keeps them who waits. Attached to the
 * place as long as it is needed; guarded by the lock of the place's group.
 *
 * <p>What is to be known of a single message is asked once, by {@link #screen}, when the message
 * comes, and before any lock is taken. From then on a message is found by its {@link Attachment},
 * and never by asking again: what the user's code says of a message may change.
 */
public abstract class Index {
  private boolean givenUp;

  /** Makes an index of nothing. */
  protected Index() {}

  /**
   * Returns what this needs to know of a value. Runs the user's code.
   *
   * @param value of a message
   * @return null if it does not pass
   */
  public abstract @Nullable Object screen(Object value);

  /**
   * Lets a message in that has come, if it passes, and hangs an attachment on it.
   *
   * @param message linked
   * @param key what {@link #screen} returned
   */
  public abstract void enter(Message message, @Nullable Object key);

  /**
   * Returns how many messages pass.
   *
   * @return of those that are pending
   */
  public abstract int size();

  /** Nobody will ask it any more; what it has hung on messages is of no use. */
  final void giveUp() {
    givenUp = true;
  }

  /**
   * Returns whether nobody will ask it any more.
   *
   * @return true for good
   */
  public final boolean isGivenUp() {
    return givenUp;
  }
}
