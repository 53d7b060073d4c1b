package dev.joins.tasklet;

import org.jspecify.annotations.Nullable;

/**
 * Keeps a cooperative scheduler waiting when nothing can run, because plain threads will still send
 * or spawn: see {@link CooperativeScheduler#hold()}. Thread-safe.
 */
public final class Hold implements AutoCloseable {
  private @Nullable Wakeups held;

  Hold(Wakeups held) {
    this.held = held;
    held.hold();
  }

  /** Ends this hold; does nothing the second time. */
  @Override
  public synchronized void close() {
    if (held != null) {
      held.letGo();
      held = null;
    }
  }
}
