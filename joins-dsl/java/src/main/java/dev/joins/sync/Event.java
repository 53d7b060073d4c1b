package dev.joins.sync;

import static dev.joins.sync.Token.TOKEN;

import dev.joins.channel.Channel;
import dev.joins.dsl.SignalTerm;
import java.time.Duration;

/**
 * Something that has happened, or has not yet: a channel with a token in it once it has. Those who
 * wait only look at the token, so that all of them see it.
 *
 * {@snippet file="SyncSnippets.java" region="event"}
 */
public final class Event {
  private final Channel<Token> happened;

  /**
   * Makes an event that has not happened.
   *
   * @param name for reports
   */
  public Event(String name) {
    happened = Channel.buffered(name, 1);
  }

  /** Makes the event happen: all who wait go on. No effect if it had already. */
  public void set() {
    happened.trySend(TOKEN);
  }

  /** Makes the event not have happened: from now on, one waits again. No effect if it had not. */
  public void reset() {
    happened.tryReceive();
  }

  /**
   * Waits until the event has happened.
   *
   * @throws InterruptedException if interrupted before that
   */
  public void await() throws InterruptedException {
    Take.all(happened.peek(), null);
  }

  /**
   * Waits at most so long until the event has happened.
   *
   * @param timeout zero or less: only asks
   * @return whether it has happened
   * @throws InterruptedException if interrupted before that
   */
  public boolean await(Duration timeout) throws InterruptedException {
    return Take.all(happened.peek(), timeout);
  }

  /**
   * Returns the event as a term: a pattern that has it waits until it has happened, and takes
   * nothing.
   *
   * @return binds nothing
   */
  public SignalTerm term() {
    return SignalTerm.of(happened.peek());
  }

  @Override
  public String toString() {
    return happened.toString();
  }
}
