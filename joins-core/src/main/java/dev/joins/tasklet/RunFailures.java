package dev.joins.tasklet;

import org.jspecify.annotations.Nullable;

/**
 * The errors of a parallel scheduler's tasklets that no call has thrown yet. Thread-safe.
 *
 * <p>Once a {@code run()} has failed, those who waited for each other fail one after the other
 * while their scheduler is taken down: that is kept for {@code close()} to throw, and not to be
 * logged.
 */
final class RunFailures {
  /** How many are kept besides the first; a million of one kind help nobody. */
  private static final int MOST = 50;

  private @Nullable Throwable first;
  private int others;
  private boolean runFailed;

  /** A run begins. */
  synchronized void runBegins() {
    runFailed = false;
  }

  /** Notes what a tasklet threw; returns whether nobody is told of it but by the log. */
  synchronized boolean add(Throwable error) {
    if (first == null) {
      first = error;
    } else if (first != error && others < MOST) {
      others++;
      first.addSuppressed(error);
    }
    return !runFailed;
  }

  /** Returns what a run is to throw, and forgets it. */
  synchronized @Nullable Throwable takeForRun(@Nullable Throwable deadlock) {
    var failure = take();
    if (failure == null) {
      failure = deadlock;
    } else if (deadlock != null) {
      failure.addSuppressed(deadlock);
    }
    runFailed = failure != null;
    return failure;
  }

  /** Returns the first, with the others suppressed, and forgets them. */
  synchronized @Nullable Throwable take() {
    var failure = first;
    first = null;
    others = 0;
    return failure;
  }
}
