package dev.joins.testing;

import dev.joins.tasklet.Tasklet;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** Several pieces of code that run at the same time. */
public final class Race {
  private Race() {}

  /** Runs all at the same time, and waits for them; errors fail the test. */
  public static void of(Tasklet.Body... bodies) throws Exception {
    var start = new CyclicBarrier(bodies.length);
    var all = new ArrayList<CompletableFuture<Void>>();
    for (var body : bodies) {
      var done = new CompletableFuture<Void>();
      all.add(done);
      Thread.ofVirtual()
          .start(() -> {
            try {
              start.await();
              body.run();
              done.complete(null);
            } catch (Throwable error) {
              done.completeExceptionally(error);
            }
          });
    }
    for (var done : all) {
      done.get(30, TimeUnit.SECONDS);
    }
  }
}
