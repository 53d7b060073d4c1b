package dev.joins.bench.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;

/**
 * The least that can take turns where {@code java.lang} is open: virtual threads on a queue that
 * the running thread empties.
 */
final class OwnExecutor {
  private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
  private final MethodHandle newVirtualThread;

  OwnExecutor() {
    try {
      var builders = Class.forName("java.lang.ThreadBuilders");
      newVirtualThread =
          MethodHandles.privateLookupIn(builders, MethodHandles.lookup())
              .findStatic(
                  builders,
                  "newVirtualThread",
                  MethodType.methodType(
                      Thread.class, Executor.class, String.class, int.class, Runnable.class));
    } catch (ReflectiveOperationException closed) {
      throw new IllegalStateException("java.lang must be open", closed);
    }
  }

  /** Makes a thread; {@link #run} runs it. */
  void start(Runnable body) {
    try {
      Executor executor = tasks::add;
      ((Thread) newVirtualThread.invokeExact(executor, "thread", 0, body)).start();
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Until nothing is left to do. */
  void run() {
    for (var task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }
}
