package dev.joins.bench.whole;

import dev.joins.bench.Goal;
import dev.joins.channel.Channel;
import dev.joins.tasklet.Scheduler;
import java.util.concurrent.locks.LockSupport;

/**
 * How much of the heap a tasklet takes that waits in {@code receive()}, and a bare virtual thread
 * that is parked; right away, or twenty calls deep.
 */
@Goal(peer = "virtualThread", atMost = 1.35)
public final class Parked {
  private static final int WARM_UP = 20_000;

  private Parked() {}

  private interface Wait {
    void run() throws InterruptedException;
  }

  /**
   * Prints a line for each way and depth.
   *
   * @param args how many wait
   * @throws InterruptedException if interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    var count = Integer.parseInt(args[0]);
    for (var depth : new int[] {0, 20}) {
      virtualThreads(WARM_UP, depth); // compiled frames take less than interpreted ones
      tasklets(WARM_UP, depth);
      print("virtualThread", count, depth, virtualThreads(count, depth));
      print("ours", count, depth, tasklets(count, depth));
    }
  }

  private static void print(String way, int count, int depth, double bytes) {
    System.out.println(
        "whole.Parked waiting=" + count + " depth=" + depth + ";" + way + ";" + bytes + ";B");
  }

  private static double tasklets(int count, int depth) throws InterruptedException {
    var before = Heap.used();
    var channel = Channel.<Integer>rendezvous("channel");
    try (var scheduler = Scheduler.parallel()) {
      for (var i = 0; i < count; i++) {
        scheduler.spawn("tasklet", () -> descend(depth, channel::receive));
      }
      while (scheduler.standstill() == null) {
        Thread.sleep(50);
      }
      return (double) (Heap.used() - before) / count;
    }
  }

  private static double virtualThreads(int count, int depth) throws InterruptedException {
    var before = Heap.used();
    var threads = new Thread[count]; // as the scheduler, so that they can be ended
    for (var i = 0; i < count; i++) {
      threads[i] =
          Thread.startVirtualThread(() -> {
            try {
              descend(depth, Parked::parkUntilInterrupted);
            } catch (InterruptedException impossible) {
              throw new IllegalStateException(impossible);
            }
          });
    }
    for (var thread : threads) {
      while (thread.getState() != Thread.State.WAITING) {
        Thread.sleep(1);
      }
    }
    var bytes = (double) (Heap.used() - before) / count;
    for (var thread : threads) {
      thread.interrupt();
      thread.join();
    }
    return bytes;
  }

  private static void parkUntilInterrupted() {
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.park();
    }
  }

  private static void descend(int depth, Wait wait) throws InterruptedException {
    if (depth == 0) {
      wait.run();
    } else {
      descend(depth - 1, wait);
    }
  }
}
