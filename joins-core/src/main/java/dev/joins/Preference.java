package dev.joins;

/** Who goes first when a sender meets a receiver that waits, or the other way round. */
public enum Preference {
  /** The receiver, at once; the sender takes its next turn after all others. At a rendezvous. */
  RECEIVER,
  /** Whoever acts; the partner that waited takes its turn after all others. Elsewhere. */
  NEITHER,
  /** The sender, at once; the receiver takes its next turn after all others. */
  SENDER
}
