package dev.joins.dsl;

import dev.joins.match.pattern.Batch;
import dev.joins.match.store.Place;
import dev.joins.tasklet.Tasklet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
   * Returns how many messages were taken from some places.
   *
   * @param from which places
   * @return those that the pattern only looked at are not counted
   */
  @SuppressWarnings("exports") // for those to whom the engine is exported
  public int taken(Predicate<Place> from) {
    var count = 0;
    var next = 0;
    for (var input : compiled.join().pattern().inputs()) {
      var size = input.least();
      if (messages[next] instanceof Batch batch && input.least() != input.most()) {
        size = batch.messages().size();
        next++;
      } else {
        next += size;
      }
      count += input.peeks() || !from.test(input.place()) ? 0 : size;
    }
    return count;
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

  /**
   * Says that the body will never run: callers who wait get an error.
   *
   * @param reason what to tell them
   * @return the messages that were taken for nothing, without signals, which say nothing
   */
  public List<Object> abandon(Throwable reason) {
    compiled.settle(messages, reason);
    return Stream.of(messages).filter(message -> message != Unit.UNIT).toList();
  }

  @Override
  public String toString() {
    return pattern();
  }
}
