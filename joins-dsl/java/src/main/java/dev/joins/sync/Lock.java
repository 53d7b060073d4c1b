package dev.joins.sync;

import static dev.joins.sync.Token.TOKEN;

import dev.joins.channel.Channel;
import dev.joins.dsl.SignalTerm;
import java.time.Duration;

/**
 * Mutual exclusion: a channel with one token in it. Whoever takes the token holds the lock.
 *
 * {@snippet file="SyncSnippets.java" region="lock"}
 *
 * <p>Fair: those who wait get it in the order in which they came, and nobody slips in between. Not
 * reentrant: a holder who locks again waits for itself, and the deadlock report says so. The lock
 * knows no owner: another tasklet may unlock it.
 */
public final class Lock {
  private final Channel<Token> free;

  /**
   * Makes a lock that nobody holds.
   *
   * @param name for reports
   */
  public Lock(String name) {
    free = Channel.buffered(name, 1);
    free.trySend(TOKEN);
  }

  /**
   * Takes the lock; waits until it is free.
   *
   * @throws InterruptedException if interrupted before the lock was taken
   */
  public void lock() throws InterruptedException {
    free.receive();
  }

  /**
   * Takes the lock if it is free.
   *
   * @return whether it was taken
   */
  public boolean tryLock() {
    return free.tryReceive().isPresent();
  }

  /**
   * Takes the lock; waits at most so long until it is free.
   *
   * @param timeout zero or less: only if it is free
   * @return whether it was taken
   * @throws InterruptedException if interrupted before the lock was taken
   */
  public boolean lock(Duration timeout) throws InterruptedException {
    return free.receive(timeout).isPresent();
  }

  /**
   * Gives the lock to the one who has waited longest, or leaves it free.
   *
   * @throws IllegalMonitorStateException if nobody holds it
   */
  public void unlock() {
    if (!free.trySend(TOKEN)) {
      throw new IllegalMonitorStateException("lock '" + free + "' is not held: unlock() refused");
    }
  }

  /**
   * Returns the lock as a term: a pattern that has it takes it with its other terms, at one
   * instant.
   *
   * {@snippet file="SyncSnippets.java" region="twoLocks"}
   *
   * @return binds nothing; after the match, {@link #unlock} is owed
   */
  public SignalTerm term() {
    return SignalTerm.of(free);
  }

  @Override
  public String toString() {
    return free.toString();
  }
}
