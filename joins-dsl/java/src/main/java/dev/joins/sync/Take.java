package dev.joins.sync;

import dev.joins.channel.Clause;
import dev.joins.channel.Join;
import dev.joins.channel.Term;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Takes what a term wants, all of it or nothing, on the calling thread. */
final class Take {
  private static final Join NOTHING = Join.of();

  private Take() {}

  /** Waits until it is there, or at most so long; false if the time was up. Null: no limit. */
  static boolean all(Term<?> term, @Nullable Duration limit) throws InterruptedException {
    var taken = Clause.take(Join.of(term), messages -> true);
    if (limit == null) {
      return Clause.select(taken);
    }
    var delay = limit.isNegative() ? Duration.ZERO : limit;
    return Clause.select(taken, Clause.takeAfter(delay, NOTHING, nothing -> false));
  }
}
