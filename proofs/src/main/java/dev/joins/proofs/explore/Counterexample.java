package dev.joins.proofs.explore;

import dev.joins.internal.Text;
import java.util.Objects;

/**
 * A schedule on which a program fails.
 *
 * @param failure what the program threw: an error of its own, a {@link
 *     dev.joins.tasklet.DeadlockException}, a {@link NoEndException}, or a {@link StuckException}
 * @param schedule for {@link Explorer#replay}; the shortest that was found
 * @param story the turns one by one
 */
public record Counterexample(Throwable failure, String schedule, String story) {
  /** Of one that fails. */
  static Counterexample of(Run run) {
    return of(run, Objects.requireNonNull(run.failure(), "this run has no failure"));
  }

  static Counterexample of(Run run, Throwable failure) {
    return new Counterexample(failure, run.schedule().toString(), Story.of(run));
  }

  @Override
  public String toString() {
    return Text.lines(failure)
        + "\nThe schedule, to be replayed: \""
        + schedule
        + "\"\nTurn by turn, > where round robin would have chosen another:\n"
        + story;
  }
}
