package dev.joins.proofs.soak;

import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Tasklets that belong together, whose end is awaited whatever happens to the one who waits. */
final class Crew {
  private final List<Tasklet> tasklets = new ArrayList<>();

  /** Starts one; what it sends has an end by itself, or when what it sends to is closed. */
  void spawn(Scheduler scheduler, String name, Tasklet.Body body) {
    tasklets.add(scheduler.spawn(name, body));
  }

  void awaitEnd() {
    var interrupted = false;
    for (var tasklet : tasklets) {
      while (tasklet.isAlive()) {
        try {
          tasklet.awaitEnd();
        } catch (InterruptedException again) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs something on a thread that is no tasklet, waits for its end, and throws what it threw. */
  static void outside(Runnable body) {
    var run = new FutureTask<>(body, true);
    var thread = Thread.ofVirtual().name("plain thread of the soak").start(run);
    var interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (run.state() == Future.State.FAILED) {
      throw new AssertionError("on a plain thread", run.exceptionNow());
    }
  }
}
