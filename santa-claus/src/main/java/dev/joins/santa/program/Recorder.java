package dev.joins.santa.program;

import dev.joins.santa.trace.EventType;
import dev.joins.santa.trace.TraceEvent;
import dev.joins.santa.trace.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts the events of a run in order. Thread-safe; whoever gets its lock first was first.
 *
 * <p>Written to under the kernel's locks too, so it only appends: printing, judging and writing
 * files are done by the thread that {@linkplain #follow follows}.
 */
public final class Recorder {

  private static final String SANTA = "santa";

  private final LongSupplier clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private List<TraceEvent> pending = new ArrayList<>();
  private long seq;
  private boolean over;

  /**
   * An empty trace.
   *
   * @param clock in milliseconds; must not take locks
   */
  Recorder(LongSupplier clock) {
    this.clock = clock;
  }

  /** Santa does something with his whole group. */
  void santa(EventType type) {
    add(SANTA, type, null);
  }

  /** Santa does something with one worker. */
  void santa(EventType type, Worker worker) {
    add(SANTA, type, worker);
  }

  /** A worker does something. */
  void worker(EventType type, Worker worker) {
    add(worker.toString(), type, worker);
  }

  private void add(String tasklet, EventType type, @Nullable Worker worker) {
    lock.lock();
    try {
      if (!over) {
        // The clock is read under the lock, so that it never steps back from line to line.
        pending.add(new TraceEvent(seq++, clock.getAsLong(), tasklet, type, worker));
        news.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The trace is over; what happens now is no part of it. */
  void end() {
    lock.lock();
    try {
      over = true;
      news.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Hands on all events in order, until the end. For one thread, which is no tasklet. */
  void follow(Consumer<? super TraceEvent> audience) {
    for (var events = take(); !events.isEmpty(); events = take()) {
      events.forEach(audience);
    }
  }

  /** Waits for more; empty at the end. */
  private List<TraceEvent> take() {
    lock.lock();
    try {
      while (pending.isEmpty() && !over) {
        news.awaitUninterruptibly();
      }
      var events = pending;
      pending = new ArrayList<>();
      return events;
    } finally {
      lock.unlock();
    }
  }
}
