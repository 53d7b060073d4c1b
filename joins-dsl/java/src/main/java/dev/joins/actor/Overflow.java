package dev.joins.actor;

/** What becomes of a message for which a bounded mailbox has no room. */
public enum Overflow {
  /** The sender waits until there is room: back-pressure. */
  WAIT,
  /**
   * The message is not delivered, and counted among the {@link ActorSystem#untaken()}; whoever asks
   * gets a {@link MailboxFullException}.
   */
  DROP,
  /** The sender gets a {@link MailboxFullException}. */
  FAIL
}
