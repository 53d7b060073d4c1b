package dev.joins.proofs.soak;

/** The ways that messages go; each is counted by itself, so that none is left out unnoticed. */
enum Kind {
  /** Through a channel without room. */
  RENDEZVOUS,
  /** Through a channel with some room. */
  BUFFERED,
  /** Through a channel with room for all. */
  UNBOUNDED,
  /** To patterns that want equal keys. */
  KEYED,
  /** To patterns that want ascending numbers. */
  ORDERED,
  /** To patterns that wait for a limited time. */
  TIMED,
  /** Into room that a pattern has reserved. */
  ROOM,
  /** Signals, which are only counted. */
  SIGNAL,
  /** Passages through a gate, which are only counted. */
  GATE,
  /** Questions. */
  CALL,
  /** Calls without reply. */
  VOID_CALL,
  /** Told to an actor. */
  TELL,
  /** Asked of an actor. */
  ASK,
  /** Through a bounded buffer. */
  BOUNDED_BUFFER,
  /** From hand to hand. */
  EXCHANGE,
  /** Through channels that are closed meanwhile. */
  CLOSED_CHANNEL,
  /** Errors that are sent in place of messages. */
  ERROR,
  /** To definitions that are closed meanwhile. */
  CLOSED_DEFINITION,
  /** To actors whose system is closed meanwhile. */
  CLOSED_SYSTEM,
  /** In programs that a tasklet runs one turn after the other. */
  COOPERATIVE
}
