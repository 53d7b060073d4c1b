package dev.joins.tasklet;

/** What time is, for the sleeps and timeouts of a scheduler's tasklets. */
public enum Clock {
  /** The time of the machine. */
  REAL,
  /**
   * Simulated time: it stands still while anything can run, and jumps to the next timer as soon as
   * nothing can. A tasklet that blocks outside the kernel (a read from a socket) counts as running.
   */
  VIRTUAL
}
