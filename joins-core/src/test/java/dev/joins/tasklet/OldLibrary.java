package dev.joins.tasklet;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Access to a database as it was written twenty years ago: a pool with a monitor and time limits,
 * connections with a lock, a driver that waits. It knows nothing of tasklets.
 */
final class OldLibrary {
  private final Deque<Connection> free = new ArrayDeque<>();
  private int lent;
  private int mostLent;

  OldLibrary(int connections) {
    for (var i = 0; i < connections; i++) {
      free.add(new Connection());
    }
  }

  synchronized Connection borrow(long millis) throws InterruptedException, TimeoutException {
    var deadline = System.nanoTime() + millis * 1_000_000;
    while (free.isEmpty()) {
      var left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new TimeoutException("no connection is free");
      }
      wait(left);
    }
    mostLent = Math.max(mostLent, ++lent);
    return free.remove();
  }

  synchronized void giveBack(Connection connection) {
    lent--;
    free.add(connection);
    notifyAll();
  }

  synchronized int mostLent() {
    return mostLent;
  }

  /** Answers one query at a time. */
  static final class Connection {
    private final ReentrantLock lock = new ReentrantLock();
    private boolean busy;

    String query(String text) throws InterruptedException {
      lock.lock();
      try {
        if (busy) {
          throw new IllegalStateException("two queries at once");
        }
        busy = true;
        Thread.sleep(1); // the database thinks
        busy = false;
        return "result of " + text;
      } finally {
        lock.unlock();
      }
    }
  }
}
