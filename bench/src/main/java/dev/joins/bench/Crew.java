package dev.joins.bench;

import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;

/** Tasklets at work at once, on virtual threads: the rig for ours and for the peers alike. */
public final class Crew {
  private Crew() {}

  /**
   * Runs all until they have ended. They begin together: else the first might be done before the
   * last is there.
   *
   * @param size how many
   * @param body of each
   */
  public static void run(int size, IntFunction<Tasklet.Body> body) {
    var ready = new CountDownLatch(size);
    try (var scheduler = Scheduler.parallel()) {
      for (var i = 0; i < size; i++) {
        var work = body.apply(i);
        scheduler.spawn(
            "worker",
            () -> {
              ready.countDown();
              ready.await();
              work.run();
            });
      }
      scheduler.run();
    }
  }

  /**
   * Runs both until they have ended.
   *
   * @param one a body
   * @param other another
   */
  public static void run(Tasklet.Body one, Tasklet.Body other) {
    run(2, i -> i == 0 ? one : other);
  }
}
