package dev.joins.actor;

import dev.joins.tasklet.Tasklet;

/** A message that an actor will send to itself. Thread-safe. */
public final class Timer {
  private final Tasklet tasklet;

  Timer(Tasklet tasklet) {
    this.tasklet = tasklet;
  }

  /** Sends no more. Does nothing if it is over. */
  public void cancel() {
    tasklet.interrupt();
  }

  boolean isOver() {
    return !tasklet.isAlive();
  }
}
