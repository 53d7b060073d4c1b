package dev.joins.actor;

import dev.joins.channel.Channel;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Steps;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The end of one actor: whether it has come, and who is to hear of it. Thread-safe.
 *
 * <p>Invariant: whoever was added and not removed hears of the end once; nobody else is remembered.
 */
final class Ending {
  /** How often one looks by the clock of the machine. */
  private static final long LOOK_NANOS = 1_000_000;

  private final String path;
  private final Set<Consumer<Ended>> listeners = new LinkedHashSet<>();
  private @Nullable Ended ended;

  Ending(String path) {
    this.path = path;
  }

  /** Is told at once if the end has come already. */
  void add(Consumer<Ended> listener) {
    Steps.touch(this);
    Ended already;
    synchronized (this) {
      already = ended;
      if (already == null) {
        listeners.add(listener);
      }
    }
    if (already != null) {
      listener.accept(already);
    }
  }

  void remove(Consumer<Ended> listener) {
    Steps.touch(this);
    synchronized (this) {
      listeners.remove(listener);
    }
  }

  /** Tells all who listen, in the order of their coming. */
  void come(Ended news) {
    Steps.touch(this);
    List<Consumer<Ended>> told;
    synchronized (this) {
      ended = news;
      told = List.copyOf(listeners);
      listeners.clear();
    }
    told.forEach(listener -> listener.accept(news));
  }

  /** Waits until it has come. */
  Ended await() throws InterruptedException {
    return await(Channel::receive);
  }

  /** Waits at most so long until it has come. */
  Optional<Ended> await(Duration limit) throws InterruptedException {
    return await(news -> news.receive(limit));
  }

  /** How somebody waits for the news. */
  @FunctionalInterface
  private interface Waiting<T> {
    T waitFor(Channel<Ended> news) throws InterruptedException;
  }

  private <T> T await(Waiting<T> waiting) throws InterruptedException {
    Channel<Ended> news = Channel.unbounded("the end of " + path);
    Consumer<Ended> listener = news::post;
    add(listener);
    try {
      return waiting.waitFor(news);
    } finally {
      remove(listener);
    }
  }

  /** How many are to hear of it. */
  synchronized int listeners() {
    return listeners.size();
  }

  /**
   * Waits by a clock that gives the actor time: that of its scheduler; or that of the machine, if
   * the caller's own would jump, since nobody can run there. Returns whether it has ended.
   */
  boolean hasComeIn(Duration patience, Scheduler scheduler) throws InterruptedException {
    var isElsewhere =
        Tasklet.current().filter(caller -> caller.scheduler() != scheduler).isPresent();
    var begun = System.nanoTime();
    while (await(patience).isEmpty()) {
      if (!isElsewhere || System.nanoTime() - begun >= patience.toNanos()) {
        return false;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return true;
  }
}
