package dev.joins.tasklet;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Those who wait for one end, in the order of their coming. Thread-safe.
 *
 * <p>A set, since each of many may give up: whoever comes or goes must not look at the others.
 *
 * @param <W> who waits; compared by identity
 */
final class Ends<W> {
  /** Null when the end has come. */
  private @Nullable Set<W> waiting = new LinkedHashSet<>();

  /** False if the end has come already. */
  synchronized boolean add(W waiter) {
    return waiting != null && waiting.add(waiter);
  }

  /** False if it is not there, or the end has come. */
  synchronized boolean remove(W waiter) {
    return waiting != null && waiting.remove(waiter);
  }

  /** The end has come: returns who waits for it, the first time. */
  synchronized Set<W> come() {
    var all = waiting;
    waiting = null;
    return all == null ? Set.of() : all;
  }
}
