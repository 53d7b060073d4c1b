package dev.joins.bench.whole;

/** How much of the heap is used. */
final class Heap {
  private Heap() {}

  /** After a collection; the least of some. */
  static long used() throws InterruptedException {
    var least = Long.MAX_VALUE;
    for (var i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(50);
      least =
          Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
    }
    return least;
  }
}
