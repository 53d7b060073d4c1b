package dev.joins.tasklet;

/**
 * Where a cooperative tasklet stands as to its turn. The ready and the running ones are in the
 * ring, and only they.
 */
enum TurnState {
  /** Not set up: it has no turn to wait for. */
  NEW,
  READY,
  RUNNING,
  /** In a call of ours that waits. */
  BLOCKED,
  /** In a call that is not ours, without the turn: see {@link Outside}. */
  OUTSIDE,
  /** Out of the ring, and waiting for nothing: removed, switched away from, or in run(). */
  PAUSED,
  ENDED
}
