package dev.joins.tasklet;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many have said that more will come to a scheduler from outside of it. Thread-safe.
 *
 * <p>Invariant: whoever lets go does so after what he has brought is there for all to see, and the
 * scheduler is told after that: so who finds it not held sees what came before.
 */
final class Holds {
  private final AtomicInteger count = new AtomicInteger();
  private final Runnable onLetGo;
  private volatile boolean ignored;

  /** {@code onLetGo}: called by any thread, after each time that one has let go. */
  Holds(Runnable onLetGo) {
    this.onLetGo = onLetGo;
  }

  Hold take() {
    count.incrementAndGet();
    return new Hold(this);
  }

  void letGo() {
    count.decrementAndGet();
    onLetGo.run();
  }

  /** Ignores all, also later ones: the scheduler is being closed. */
  void ignore() {
    ignored = true;
    onLetGo.run();
  }

  boolean isHeld() {
    return !ignored && count.get() > 0;
  }
}
