package dev.joins.bench.kernel;

import java.util.concurrent.locks.LockSupport;

/** The least that can pass a turn round a ring of virtual threads: a flag and park/unpark each. */
final class Baton {
  private final Runner[] ring;

  /** So many threads, each of which has so many turns; {@code turn} is what it does in each. */
  Baton(int threads, int turns, Runnable turn) {
    ring = new Runner[threads];
    for (var i = 0; i < threads; i++) {
      ring[i] = new Runner((i + 1) % threads, turns, turn);
    }
  }

  /** Passes the baton until all turns are taken. */
  void run() throws InterruptedException {
    for (var runner : ring) {
      runner.thread.start();
    }
    ring[0].give();
    for (var runner : ring) {
      runner.thread.join();
    }
  }

  private final class Runner {
    private final Thread thread;
    private final int next;
    private volatile boolean mine;

    Runner(int next, int turns, Runnable turn) {
      this.next = next;
      this.thread =
          Thread.ofVirtual()
              .unstarted(() -> {
                for (var i = 0; i < turns; i++) {
                  await();
                  turn.run();
                  ring[this.next].give();
                }
              });
    }

    private void give() {
      mine = true;
      LockSupport.unpark(thread);
    }

    private void await() {
      while (!mine) {
        LockSupport.park(this);
      }
      mine = false;
    }
  }
}
