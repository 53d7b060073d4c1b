package dev.joins.match.commit;

import dev.joins.ChannelClosedException;
import dev.joins.match.store.Giver;
import dev.joins.match.store.Message;
import dev.joins.tasklet.Waiter;
import org.jspecify.annotations.Nullable;

/**
 * A blocked call: one tasklet or thread that waits to give a message, to take some, or for one of
 * several of these. Guarded by the lock of the group of its places.
 *
 * <p>States: those of {@link Waiter}, without <em>committed</em>: the commit is the outcome.
 * Whoever decides it, under the lock, also removes every trace of the offer from all queues; and
 * wakes it, by {@link #run}, when the lock is given back.
 */
public abstract class Offer extends Waiter implements Giver, Runnable {
  private @Nullable String closed;
  private boolean first;

  /** Makes one that waits for nothing yet. */
  protected Offer() {}

  @Override
  public boolean hasSeveralClauses() {
    return false;
  }

  /**
   * Hears that its message was taken, or got room: the offer is decided.
   *
   * @param message one that this gives
   * @param locked the group of its place
   */
  protected void given(Message message, Locked locked) {
    throw new AssertionError("a receiver gives nothing");
  }

  /**
   * Hears that its message can no longer be sent: the place was closed and emptied.
   *
   * @param message one that this gives
   * @param locked the group of its place
   */
  protected void refused(Message message, Locked locked) {
    throw new AssertionError("a receiver gives nothing");
  }

  /** Is decided, on the short way: the caller wakes the owner after the lock is given back. */
  protected final void decide() {
    complete();
  }

  /**
   * Is decided: the owner will be woken after the lock is given back.
   *
   * @param locked the group of its places
   */
  protected final void decide(Locked locked) {
    complete();
    locked.add(this);
  }

  /**
   * Is decided by a close.
   *
   * @param reason what its owner is told
   * @param locked the group of its places
   */
  protected final void fail(String reason, Locked locked) {
    closed = reason;
    decide(locked);
  }

  /** Runs, when it is woken, before whoever woke it goes on. */
  final void goFirst() {
    first = true;
  }

  /** Wakes the owner. */
  @Override
  public final void run() {
    if (first) {
      wakeFirst();
    } else {
      wake();
    }
  }

  /**
   * Throws if a close ended the wait.
   *
   * @throws ChannelClosedException with the reason
   */
  protected final void throwIfClosed() {
    if (closed != null) {
      throw new ChannelClosedException(closed);
    }
  }
}
