package dev.joins.bench;

import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;

/** Two tasklets at work at once, on virtual threads: the rig for ours and for the peers alike. */
final class Pair {
  private Pair() {}

  /** Runs both until they have ended. */
  static void run(Tasklet.Body one, Tasklet.Body other) {
    try (var scheduler = Scheduler.parallel()) {
      scheduler.spawn("one", one);
      scheduler.spawn("other", other);
      scheduler.run();
    }
  }
}
