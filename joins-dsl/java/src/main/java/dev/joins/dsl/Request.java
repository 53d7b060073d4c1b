package dev.joins.dsl;

import dev.joins.Room;
import dev.joins.internal.Text;
import dev.joins.match.pattern.Batch;
import dev.joins.tasklet.Sneaky;
import dev.joins.tasklet.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A question whose caller waits: taken by exactly one match, and owed exactly one reply or error.
 * If the body that took it ends without either, the caller fails with {@link NoReplyException}.
 *
 * <p>States: <em>pending</em> - in its channel, may be withdrawn by its caller; <em>taken</em> - by
 * a pattern; <em>answered</em> - once, by a reply, an error, or work that the caller itself is to
 * do. Thread-safe.
 *
 * @param <Q> the question
 * @param <R> the reply
 */
public final class Request<Q, R> {
  private final Q value;
  private final boolean attended;
  private final boolean awaited;
  private final Runnable answered;
  private final AtomicReference<@Nullable Callable<? extends R>> answer = new AtomicReference<>();
  private volatile @Nullable String takenBy;

  private Request(Q value, boolean attended, boolean awaited, Runnable answered) {
    this.value = Objects.requireNonNull(value, "a question must not be null");
    this.attended = attended;
    this.awaited = awaited;
    this.answered = answered;
  }

  /** Makes one whose caller waits; {@code answered} is called once, after the answer is there. */
  static <Q, R> Request<Q, R> attended(Q value, Runnable answered) {
    return new Request<>(value, true, true, answered);
  }

  /**
   * Makes one for which no thread waits; {@code answered} is called once, after the answer is
   * there, and does the work. {@code awaited}: somebody will look at the answer.
   */
  static <Q, R> Request<Q, R> unattended(Q value, boolean awaited, Runnable answered) {
    return new Request<>(value, false, awaited, answered);
  }

  /**
   * Turns away what was taken, or left over, and will never be dealt with: whoever looks at the
   * answer to a request among it gets an error.
   *
   * @param messages as they were sent, or as a match has taken them
   * @param reason makes the error, for each of those who wait
   * @return what nobody has been told of: messages, and questions to which nobody waits for an
   *     answer; without signals, which say nothing
   */
  public static List<Object> turnAway(Iterable<?> messages, Supplier<? extends Throwable> reason) {
    var untold = new ArrayList<Object>();
    for (var message : messages) {
      switch (message) {
        case Request<?, ?> request -> {
          request.failIfUnanswered(reason);
          if (!request.awaited) {
            untold.add(request.value);
          }
        }
        case Batch batch -> untold.addAll(turnAway(batch.messages(), reason));
        case Room<?> room -> room.giveBack();
        case Unit nothing -> {}
        default -> untold.add(message);
      }
    }
    return untold;
  }

  /** Returns whether its caller waits, and so has a thread on which a body can run. */
  boolean isAttended() {
    return attended;
  }

  /**
   * Returns what is asked.
   *
   * @return never null
   */
  public Q value() {
    return value;
  }

  /**
   * Answers with a reply.
   *
   * @param reply what the caller's {@code call} returns
   * @throws IllegalStateException if it was answered before
   */
  public void reply(R reply) {
    Objects.requireNonNull(reply, "a reply must not be null");
    answer(() -> reply);
  }

  /**
   * Answers with an error, which the caller's {@code call} throws as it is.
   *
   * @param error what to throw
   * @throws IllegalStateException if it was answered before
   */
  public void fail(Throwable error) {
    Objects.requireNonNull(error, "error");
    answer(failure(() -> error));
  }

  /** Answers with work that the caller does on its own thread. */
  void answer(Callable<? extends R> work) {
    if (!tryAnswer(work)) {
      throw new IllegalStateException("the " + this + " was answered twice; it is owed one reply");
    }
  }

  /** Answers with an error that is made on the caller's thread, unless there is an answer. */
  void failIfUnanswered(Supplier<? extends Throwable> error) {
    tryAnswer(failure(error));
  }

  boolean tryAnswer(Callable<? extends R> work) {
    Steps.before("answer", this);
    Steps.touch(this);
    if (!answer.compareAndSet(null, work)) {
      return false;
    }
    answered.run();
    return true;
  }

  private static <R> Callable<R> failure(Supplier<? extends Throwable> error) {
    return () -> {
      throw Sneaky.rethrow(error.get());
    };
  }

  void takenBy(String pattern) {
    takenBy = pattern;
  }

  /** Returns the pattern that took it; null while it is pending. */
  @Nullable String takenBy() {
    return takenBy;
  }

  /** Returns the reply, or throws the error; for the caller's thread, when there is an answer. */
  R result() {
    try {
      return Objects.requireNonNull(answer.get(), "not answered").call();
    } catch (Exception error) {
      throw Sneaky.rethrow(error);
    }
  }

  @Override
  public String toString() {
    return "request " + Text.of(value);
  }
}
