package dev.joins.dsl;

import dev.joins.Room;
import dev.joins.tasklet.Tasklet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * One match of a {@linkplain Joins#serial serial} definition, whose body is to be run. The messages
 * have been taken: it must be run or abandoned, or those who wait for a reply would wait for ever.
 */
public final class Turn {
  private final CompiledBody<?> compiled;
  private final Object[] messages;
  private final Tasklet.Body body;

  Turn(CompiledBody<?> compiled, Object[] messages, Tasklet.Body body) {
    this.compiled = compiled;
    this.messages = messages;
    this.body = body;
  }

  /**
   * Returns the name of the pattern that has matched.
   *
   * @return never empty
   */
  public String pattern() {
    return compiled.name();
  }

  /**
   * Runs the body on the calling thread; callers who wait get their replies, or the error. To be
   * called once.
   *
   * @throws Exception what the body throws
   */
  public void run() throws Exception {
    body.run();
  }

  /** Runs it as a tasklet's body: an error that is the answer to a caller is nobody else's. */
  void runInTasklet() throws Exception {
    try {
      body.run();
    } catch (Throwable error) {
      if (!compiled.onCaller) {
        throw error;
      }
    }
  }

  /** The tasklet that was to run it has not begun, and never will: messages are handed back. */
  void neverBegan() {
    body.neverBegan();
  }

  String taskletName() {
    return compiled.taskletName;
  }

  /**
   * Says that the body will never run: callers who wait get an error.
   *
   * @param reason makes what to tell each of them
   * @return the messages that were taken for nothing, and of which nobody was told, as {@link
   *     Request#turnAway} returns them
   */
  public List<Object> abandon(Supplier<? extends Throwable> reason) {
    var taken = new ArrayList<Object>();
    compiled.taken(messages).values().forEach(taken::addAll);
    for (var message : messages) {
      if (message instanceof Room<?>) {
        taken.add(message);
      }
    }
    return Request.turnAway(taken, reason);
  }

  @Override
  public String toString() {
    return pattern();
  }
}
