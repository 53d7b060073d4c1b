package dev.joins.tasklet;

import java.util.concurrent.locks.LockSupport;

/** A thread that no scheduler of ours made: it waits by the JDK's means, on the real clock. */
final class PlainThread extends Parkable {
  private final Thread thread;

  PlainThread(Thread thread) {
    this.thread = thread;
  }

  @Override
  void park(Waiter waiter, long deadline) {
    parkThread(waiter, deadline);
  }

  /** Parks the running thread by the real clock, unless the waiter is done already. */
  static void parkThread(Waiter waiter, long deadline) {
    if (waiter.isDone()) {
      return;
    }
    if (deadline == NEVER) {
      LockSupport.park(waiter);
    } else {
      LockSupport.parkNanos(waiter, deadline - System.nanoTime());
    }
  }

  @Override
  void unpark() {
    LockSupport.unpark(thread);
  }

  @Override
  long now() {
    return System.nanoTime();
  }
}
