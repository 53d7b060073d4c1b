package dev.joins.actor;

import dev.joins.tasklet.Sneaky;
import dev.joins.tasklet.Tasklet;
import org.jspecify.annotations.Nullable;

/**
 * The errors of several steps, each of which is taken whatever the others throw: the first, with
 * the others suppressed. For one thread.
 */
final class Failures {
  private @Nullable Throwable first;

  void attempt(Tasklet.Body step) {
    try {
      step.run();
    } catch (Throwable error) { // of any type: rethrown when all steps are taken
      add(error);
    }
  }

  void add(Throwable error) {
    if (first == null) {
      first = error;
    } else if (first != error) {
      first.addSuppressed(error);
    }
  }

  /** What there was, once; null for nothing. */
  @Nullable Throwable takeFirst() {
    var taken = first;
    first = null;
    return taken;
  }

  void throwFirst() {
    if (first != null) {
      throw Sneaky.rethrow(first);
    }
  }
}
