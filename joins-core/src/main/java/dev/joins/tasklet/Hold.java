package dev.joins.tasklet;

import org.jspecify.annotations.Nullable;

/**
 * Keeps a scheduler waiting when nothing can run, because plain threads will still send or spawn:
 * see {@link Scheduler#hold()}. Thread-safe.
 */
public final class Hold implements AutoCloseable {
  private @Nullable Holds held;

  Hold(Holds held) {
    this.held = held;
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
