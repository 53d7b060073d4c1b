package dev.joins.proofs.semantics;

/**
 * Who wins at equal priority. Takers with different policies are compared as by {@link #OLDEST}.
 */
public enum Policy {
  /** The match with the oldest messages. */
  OLDEST,

  /** Who came first. */
  DECLARED,

  /** Any of them. */
  ANY
}
