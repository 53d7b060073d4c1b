package dev.joins.sync;

import static dev.joins.sync.Token.TOKEN;

import dev.joins.channel.Channel;
import dev.joins.dsl.SignalTerm;
import dev.joins.internal.Text;
import java.time.Duration;

/**
 * An {@link Event} that happens when so many things have been done. It happens once.
 *
 * {@snippet file="SyncSnippets.java" region="latch"}
 */
public final class CountDownLatch {
  private final Channel<Token> toDo; // but for the last
  private final Event done;

  /**
   * Makes a latch.
   *
   * @param name for reports
   * @param count how often to count down; zero: it is open at once
   * @throws IllegalArgumentException if negative
   */
  public CountDownLatch(String name, int count) {
    if (count < 0) {
      throw new IllegalArgumentException(
          "latch '" + Text.line(name) + "' cannot count down from " + count + "; the least is 0");
    }
    toDo = Channel.unbounded(name + ".toDo");
    done = new Event(name);
    for (var i = 1; i < count; i++) {
      toDo.trySend(TOKEN);
    }
    if (count == 0) {
      done.set();
    }
  }

  /** Counts one thing as done; with the last, all who wait go on. No effect after that. */
  public void countDown() {
    if (toDo.tryReceive().isEmpty()) {
      done.set();
    }
  }

  /**
   * Waits until all is done.
   *
   * @throws InterruptedException if interrupted before that
   */
  public void await() throws InterruptedException {
    done.await();
  }

  /**
   * Waits at most so long until all is done.
   *
   * @param timeout zero or less: only asks
   * @return whether all is done
   * @throws InterruptedException if interrupted before that
   */
  public boolean await(Duration timeout) throws InterruptedException {
    return done.await(timeout);
  }

  /**
   * Returns the latch as a term: a pattern that has it waits until all is done, and takes nothing.
   *
   * @return binds nothing
   */
  public SignalTerm term() {
    return done.term();
  }

  @Override
  public String toString() {
    return done.toString();
  }
}
