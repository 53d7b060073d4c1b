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
abstract class Offer extends Waiter implements Giver, Runnable {
  private @Nullable String closed;
  private boolean first;

  @Override
  public boolean hasSeveralClauses() {
    return false;
  }

  /** Its message was taken, or got room: the offer is decided. */
  void given(Message message, Locked locked) {
    throw new AssertionError("a receiver gives nothing");
  }

  /** Its message can no longer be sent: the place was closed for good. */
  void refused(Message message, Locked locked) {
    throw new AssertionError("a receiver gives nothing");
  }

  /** Decided, on the short way: the caller wakes the owner after the lock is given back. */
  final void decide() {
    complete();
  }

  /** Decided: the owner will be woken after the lock is given back. */
  final void decide(Locked locked) {
    complete();
    locked.add(this);
  }

  final void fail(String reason, Locked locked) {
    closed = reason;
    decide(locked);
  }

  /** When it is woken, it runs before whoever woke it goes on. */
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

  /** Throws if a close ended the wait. */
  final void throwIfClosed() {
    if (closed != null) {
      throw new ChannelClosedException(closed);
    }
  }
}
