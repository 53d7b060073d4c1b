package dev.joins.match;

import dev.joins.tasklet.Waiter;
import org.jspecify.annotations.Nullable;

/**
 * A blocked call: one tasklet or thread that waits to give a message, to take some, or for one of
 * several of these. Guarded by the lock of the group of its places.
 *
 * <p>States: those of {@link Waiter}, without <em>committed</em>: the commit is the outcome.
 * Whoever decides it, under the lock, also removes every trace of the offer from all queues.
 */
abstract class Offer extends Waiter implements Group.Effect {
  private @Nullable String closed;
  private boolean first;

  /** It gives one thing of several: not all of its messages can be taken together. */
  abstract boolean hasAlternatives();

  /** Its message was taken, or got room: the offer is decided. */
  abstract void given(Message message, Group group);

  /** Its message can no longer be sent: the place was closed for good. */
  abstract void refused(Message message, Group group);

  /** Decided: the owner will be woken after the lock is given back. */
  final void decided(Group group) {
    complete();
    group.add(this);
  }

  final void failed(String reason, Group group) {
    closed = reason;
    decided(group);
  }

  /** When it is woken, it runs before whoever woke it goes on. */
  final void goesFirst() {
    first = true;
  }

  @Override
  public final void perform() {
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
