package dev.joins.bench.kernel;

import dev.joins.bench.Goal;
import dev.joins.bench.Workload;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;

/**
 * Tasklets that do nothing but let the next one go first; a switch. The time to start and end them
 * is shared by the switches.
 */
@Goal(peer = "bareBaton", atMost = 1.2)
@Goal(ours = "oursDoorOpen", peer = "ownExecutor", atMost = 1.1)
public class CooperativeSwitch extends Workload {
  private static final int SWITCHES = 200_000;

  /** How many take turns. */
  @Param({"2", "1000", "100000"})
  public int tasklets = 2;

  /** The cooperative scheduler. */
  @Benchmark
  @OperationsPerInvocation(SWITCHES)
  public void ours() {
    try (var scheduler = Scheduler.cooperative()) {
      for (var i = 0; i < tasklets; i++) {
        scheduler.spawn(
            "tasklet",
            () -> {
              for (var turn = 0; turn < SWITCHES / tasklets; turn++) {
                Tasklet.schedule();
              }
            });
      }
      scheduler.run();
    }
  }

  /** The same, with java.lang open to the library. */
  @Benchmark
  @Fork(
      value = 1,
      jvmArgsAppend = {LEAST_HEAP, MOST_HEAP, TOUCHED, OPEN_DOOR})
  @OperationsPerInvocation(SWITCHES)
  public void oursDoorOpen() {
    ours();
  }

  /** A ring of virtual threads. */
  @Benchmark
  @OperationsPerInvocation(SWITCHES)
  public void bareBaton() throws InterruptedException {
    new Baton(tasklets, SWITCHES / tasklets, () -> {}).run();
  }

  /** Virtual threads that yield, carried by the thread that waits for them. */
  @Benchmark
  @SuppressWarnings("ThreadPriorityCheck") // to yield is the workload
  @Fork(
      value = 1,
      jvmArgsAppend = {LEAST_HEAP, MOST_HEAP, TOUCHED, OPEN_DOOR})
  @OperationsPerInvocation(SWITCHES)
  public void ownExecutor() {
    var executor = new OwnExecutor();
    for (var i = 0; i < tasklets; i++) {
      executor.start(() -> {
        for (var turn = 0; turn < SWITCHES / tasklets; turn++) {
          Thread.yield();
        }
      });
    }
    executor.run();
  }

  /** Called round robin: neither threads nor a scheduler. */
  @Benchmark
  @Fork(
      value = 1,
      jvmArgsAppend = {LEAST_HEAP, MOST_HEAP, TOUCHED, BareContinuation.EXPORT})
  @OperationsPerInvocation(SWITCHES)
  public void bareContinuation() {
    var turns = SWITCHES / tasklets;
    var ring = new BareContinuation[tasklets];
    for (var i = 0; i < tasklets; i++) {
      ring[i] =
          new BareContinuation(() -> {
            for (var turn = 0; turn < turns; turn++) {
              BareContinuation.giveWay();
            }
          });
    }
    for (var turn = 0; turn <= turns; turn++) {
      for (var each : ring) {
        each.run();
      }
    }
  }
}
