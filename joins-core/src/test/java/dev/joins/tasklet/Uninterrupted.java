package dev.joins.tasklet;

import java.util.concurrent.CountDownLatch;

/** Waits of a test's own threads, which nobody interrupts. */
final class Uninterrupted {
  private Uninterrupted() {}

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException unexpected) {
      throw new AssertionError(unexpected);
    }
  }
}
