package dev.joins.proofs.explore;

import dev.joins.internal.Text;

/**
 * A schedule on which a program fails.
 *
 * @param failure what the program threw: an error of its own, a {@link
 *     dev.joins.tasklet.DeadlockException}, or a {@link NoEndException}
 * @param schedule for {@link Explorer#replay}; the shortest that was found
 * @param story the turns one by one
 */
public record Counterexample(Throwable failure, String schedule, String story) {
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
