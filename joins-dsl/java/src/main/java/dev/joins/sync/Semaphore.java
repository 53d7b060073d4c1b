package dev.joins.sync;

import static dev.joins.sync.Token.TOKEN;

import dev.joins.channel.Channel;
import dev.joins.dsl.SignalTerm;
import dev.joins.internal.Text;
import java.time.Duration;

/**
 * A number of permits: a channel with as many tokens in it.
 *
 * {@snippet file="SyncSnippets.java" region="semaphore"}
 *
 * <p>Several permits are taken at one instant, or none: two who want two of three never hold one
 * each and wait for ever. Fair among those who want the same number: they get it in the order in
 * which they came. Whoever wants fewer may overtake one who wants more, who may starve in
 * consequence. Permits have no owner: another tasklet may release them. Memory is linear in the
 * permits that are available.
 */
public final class Semaphore {
  private final Channel<Token> permits;

  /**
   * Makes a semaphore.
   *
   * @param name for reports
   * @param permits available at first; zero is allowed
   * @throws IllegalArgumentException if negative
   */
  public Semaphore(String name, int permits) {
    if (permits < 0) {
      throw new IllegalArgumentException(
          "semaphore '"
              + Text.line(name)
              + "' cannot begin with "
              + permits
              + " permits; the least is 0");
    }
    this.permits = Channel.unbounded(name);
    put(permits);
  }

  private void put(int count) {
    for (var i = 0; i < count; i++) {
      permits.trySend(TOKEN);
    }
  }

  /**
   * Takes one permit; waits until there is one.
   *
   * @throws InterruptedException if interrupted before anything was taken
   */
  public void acquire() throws InterruptedException {
    permits.receive();
  }

  /**
   * Takes so many permits at once; waits until all of them are there.
   *
   * @param count at least 1
   * @throws InterruptedException if interrupted before anything was taken
   * @throws IllegalArgumentException if the count is less than 1
   */
  public void acquire(int count) throws InterruptedException {
    Take.all(permits.times(count), null);
  }

  /**
   * Takes one permit if there is one.
   *
   * @return whether it was taken
   */
  public boolean tryAcquire() {
    return permits.tryReceive().isPresent();
  }

  /**
   * Takes one permit; waits at most so long.
   *
   * @param timeout zero or less: only if it is there
   * @return whether it was taken
   * @throws InterruptedException if interrupted before anything was taken
   */
  public boolean acquire(Duration timeout) throws InterruptedException {
    return permits.receive(timeout).isPresent();
  }

  /**
   * Takes so many permits at once; waits at most so long.
   *
   * @param count at least 1
   * @param timeout zero or less: only if they are there
   * @return whether they were taken; if not, none was
   * @throws InterruptedException if interrupted before anything was taken
   * @throws IllegalArgumentException if the count is less than 1
   */
  public boolean acquire(int count, Duration timeout) throws InterruptedException {
    return Take.all(permits.times(count), timeout);
  }

  /** Adds one permit, which need not have been acquired before. */
  public void release() {
    put(1);
  }

  /**
   * Adds so many permits, one after the other.
   *
   * @param count at least 1
   * @throws IllegalArgumentException if the count is less than 1
   */
  public void release(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "semaphore '" + permits + "' cannot get " + count + " permits; the least is 1");
    }
    put(count);
  }

  /**
   * Returns so many permits as a term: a pattern that has it takes them with its other terms, at
   * one instant.
   *
   * @param count at least 1
   * @return binds nothing; after the match, {@link #release(int)} is owed
   * @throws IllegalArgumentException if the count is less than 1
   */
  public SignalTerm term(int count) {
    return SignalTerm.of(permits.times(count));
  }

  @Override
  public String toString() {
    return permits.toString();
  }
}
