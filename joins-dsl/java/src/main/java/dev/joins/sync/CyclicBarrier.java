package dev.joins.sync;

import dev.joins.dsl.Fn;
import dev.joins.dsl.Gate;
import dev.joins.dsl.Joins;
import dev.joins.internal.Text;
import java.time.Duration;

/**
 * Lets nobody pass until so many have come; then all of them, and begins anew.
 *
 * {@snippet file="SyncSnippets.java" region="barrier"}
 *
 * <p>A generation is one match of callers at a gate, so no two can be mixed, and nobody passes
 * twice in one. Whoever is interrupted or runs out of time has not come: the others go on waiting
 * for somebody else. There is no broken barrier.
 */
public final class CyclicBarrier {
  private static final int MOST_PARTIES = 1_000_000;

  private final Gate gate;

  /**
   * Makes a barrier.
   *
   * @param name for reports
   * @param parties how many pass together, at least 1
   * @throws IllegalArgumentException if fewer than 1
   */
  public CyclicBarrier(String name, int parties) {
    this(name, parties, () -> {});
  }

  /**
   * Makes a barrier with something to be done when all have come, before any of them passes.
   *
   * @param name for reports
   * @param parties how many pass together, at least 1
   * @param action runs on the thread of the one who came first
   * @throws IllegalArgumentException if there are fewer than 1, or more than a million
   */
  public CyclicBarrier(String name, int parties, Fn.Action0 action) {
    if (parties < 1 || parties > MOST_PARTIES) {
      throw new IllegalArgumentException(
          "barrier '"
              + Text.line(name)
              + "' cannot have "
              + parties
              + " parties; right would be 1 to "
              + MOST_PARTIES);
    }
    // @start region=barrier
    var j = Joins.open(name);
    gate = j.gate(name);
    var first = j.on(gate);
    var all = parties == 1 ? first : first.and(gate.times(parties - 1));
    all.react(action); // on the thread of the first; then all pass
    // @end
  }

  /**
   * Waits until all have come.
   *
   * @throws InterruptedException if interrupted before that; then this one has not come
   * @throws dev.joins.dsl.NoReplyException if the action failed on another's thread; the one who
   *     ran it gets its error
   */
  public void await() throws InterruptedException {
    gate.pass();
  }

  /**
   * Waits at most so long until all have come.
   *
   * @param timeout zero or less: only if all others are there
   * @return whether all have come; if not, this one has not come either
   * @throws InterruptedException if interrupted before that; then this one has not come
   * @throws dev.joins.dsl.NoReplyException if the action failed on another's thread; the one who
   *     ran it gets its error
   */
  public boolean await(Duration timeout) throws InterruptedException {
    return gate.pass(timeout);
  }

  @Override
  public String toString() {
    return gate.toString();
  }
}
