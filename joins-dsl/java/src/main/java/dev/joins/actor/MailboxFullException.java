package dev.joins.actor;

import dev.joins.internal.Text;

/** A bounded mailbox had no room, and its actor wants its senders to know. */
public final class MailboxFullException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  MailboxFullException(String actor, int capacity, Object message) {
    super(
        "the mailbox of actor '"
            + actor
            + "' is full with "
            + capacity
            + " messages; not delivered: "
            + Text.of(message));
  }
}
