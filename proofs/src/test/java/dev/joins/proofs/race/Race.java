package dev.joins.proofs.race;

import dev.joins.proofs.Effort;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Repeats a race of a few platform threads: they start at the same moment, each after a random
 * little while, so that each may be first, and all are awaited before the outcome is judged.
 */
final class Race implements AutoCloseable {
  private static final long PATIENCE_NANOS = 20_000_000_000L;
  private static final int LONGEST_START = 300;
  private static final int FEWEST = 50;
  private static final int MILLIS = Effort.of(700, 20_000);

  /** What one racer does. */
  interface Act {
    void run() throws Exception;
  }

  /** One repetition: what is done at once, and what must hold then. */
  record Round(Runnable judge, List<Act> acts) {
    Round(Runnable judge, Act... acts) {
      this(judge, List.of(acts));
    }
  }

  private final List<Thread> threads = new ArrayList<>();
  private final AtomicInteger started = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> error = new AtomicReference<>();
  private final boolean[] interrupted;
  private volatile List<Act> acts = List.of();
  private volatile boolean over;

  Race(int racers) {
    interrupted = new boolean[racers];
    for (var i = 0; i < racers; i++) {
      var number = i;
      threads.add(Thread.ofPlatform().name("racer" + i).daemon().start(() -> race(number)));
    }
  }

  Thread thread(int racer) {
    return threads.get(racer);
  }

  /** Whether the racer's interrupt flag was set when all had ended. */
  boolean wasInterrupted(int racer) {
    return interrupted[racer];
  }

  /** As often as there is time for. */
  void repeat(Supplier<Round> make) {
    var end = System.nanoTime() + 1_000_000L * MILLIS;
    for (var i = 1; i <= FEWEST || System.nanoTime() - end < 0; i++) {
      var round = make.get();
      acts = round.acts();
      ended.set(0);
      started.set(i);
      awaitAll(i);
      ended.set(0);
      started.set(-i); // all have ended: they look at their interrupt flags
      awaitAll(i);
      var thrown = error.get();
      if (thrown != null) {
        throw new AssertionError("in round " + i, thrown);
      }
      round.judge().run();
    }
  }

  private void awaitAll(int round) {
    var deadline = System.nanoTime() + PATIENCE_NANOS;
    while (ended.get() < threads.size()) {
      giveWay();
      if (System.nanoTime() - deadline > 0) {
        var report = new StringBuilder("round " + round + " does not end:");
        threads.forEach(each -> report.append("\n").append(each).append(trace(each)));
        throw new AssertionError(report);
      }
    }
  }

  private static List<StackTraceElement> trace(Thread thread) {
    return List.of(thread.getStackTrace());
  }

  @SuppressWarnings("ThreadPriorityCheck") // there may be fewer processors than racers
  private static void giveWay() {
    Thread.yield();
  }

  private void race(int number) {
    var random = new SplittableRandom(number);
    for (var round = 1; ; round++) {
      if (!awaitStart(round)) {
        return;
      }
      for (var i = random.nextInt(LONGEST_START); i > 0; i--) {
        Thread.onSpinWait();
      }
      try {
        acts.get(number).run();
      } catch (Throwable thrown) {
        error.compareAndSet(null, thrown);
      }
      ended.incrementAndGet();
      if (!awaitStart(-round)) {
        return;
      }
      interrupted[number] = Thread.interrupted();
      ended.incrementAndGet();
    }
  }

  private boolean awaitStart(int which) {
    for (var spins = 0; started.get() != which; spins++) {
      if (over) {
        return false;
      }
      if (spins < 1000) {
        Thread.onSpinWait();
      } else {
        giveWay();
      }
    }
    return true;
  }

  @Override
  public void close() {
    over = true;
    threads.forEach(Thread::interrupt);
  }
}
