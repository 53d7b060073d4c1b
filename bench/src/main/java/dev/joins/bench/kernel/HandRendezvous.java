package dev.joins.bench.kernel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The least that is a rendezvous with a lock and parked threads: no interrupts, no time limits, no
 * joins. What it takes is what the JDK's threads take.
 */
final class HandRendezvous {
  private static final class Wait {
    final Thread thread = Thread.currentThread();
    volatile boolean done;
    @Nullable Integer message;

    Wait(@Nullable Integer message) {
      this.message = message;
    }

    void await() {
      while (!done) {
        LockSupport.park(this);
      }
    }

    void end() {
      done = true;
      LockSupport.unpark(thread);
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Wait> senders = new ArrayDeque<>();
  private final Deque<Wait> receivers = new ArrayDeque<>();

  void send(Integer message) {
    meet(new Wait(message), senders, receivers);
  }

  @Nullable Integer receive() {
    var wait = new Wait(null);
    meet(wait, receivers, senders);
    return wait.message;
  }

  private void meet(Wait mine, Deque<Wait> like, Deque<Wait> others) {
    Wait other;
    lock.lock();
    try {
      other = others.poll();
      if (other == null) {
        like.add(mine);
      } else if (mine.message == null) {
        mine.message = other.message;
      } else {
        other.message = mine.message;
      }
    } finally {
      lock.unlock();
    }
    if (other == null) {
      mine.await();
    } else {
      other.end();
    }
  }
}
