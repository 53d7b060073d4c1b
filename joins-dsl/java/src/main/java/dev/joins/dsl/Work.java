package dev.joins.dsl;

import dev.joins.channel.Join;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A pattern and its body, compiled: turns what a match took into the parameters, runs the body, and
 * sees to it that no caller is left without an answer, however the body ends.
 *
 * @param <T> the result of the body
 */
final class Work<T> {
  /** The body of any family: takes the bound values in order. */
  @FunctionalInterface
  interface Body<T> {
    T apply(Object[] values) throws Exception;
  }

  private final Spec spec;
  private final Join join;
  private final Body<? extends T> body;

  Work(Spec spec, Body<? extends T> body) {
    this.spec = spec;
    this.join = new Join(spec.name(), spec.priority(), spec.terms(), spec.joins().observer());
    this.body = body;
  }

  Join join() {
    return join;
  }

  String name() {
    return join.pattern().name();
  }

  /** Tells the requests among the messages who took them, for reports. */
  void claim(Object[] messages) {
    for (var message : messages) {
      if (message instanceof Request<?, ?> request) {
        request.takenBy(name());
      }
    }
  }

  /** Runs the body, once for each match, on the thread that is to do it. */
  T run(Object[] messages) throws Exception {
    Throwable error = null;
    try {
      return body.apply(parameters(messages));
    } catch (Throwable thrown) {
      error = thrown;
      throw thrown;
    } finally {
      settle(messages, error);
    }
  }

  private Object[] parameters(Object[] messages) {
    var values = join.bind(messages);
    if (spec.headed() && values[0] instanceof Request<?, ?> request) {
      values[0] = request.value();
    }
    return spec.bound().stream().map(index -> withoutVisits(values[index])).toArray();
  }

  /** What callers bring who are owed nothing stands for their requests. */
  private static Object withoutVisits(Object value) {
    return switch (value) {
      case Visit<?> visit -> visit.payload();
      case Request<?, ?> request when request.value() instanceof Visit<?> visit -> visit.payload();
      case List<?> requests
          when !requests.isEmpty()
              && requests.getFirst() instanceof Request<?, ?> first
              && first.value() instanceof Visit<?> ->
          requests.stream().map(Work::withoutVisits).toList();
      default -> value;
    };
  }

  /**
   * Lets those go on who are owed nothing, and fails the callers that the body has left without an
   * answer.
   */
  void settle(Object[] messages, @Nullable Throwable error) {
    for (var message : messages) {
      if (message instanceof Request<?, ?> request) {
        if (error == null && request.value() instanceof Visit<?>) {
          pass(request);
        } else {
          request.failIfUnanswered(noReply(request, error));
        }
      }
    }
  }

  @SuppressWarnings("unchecked") // the reply to a visit is the unit
  private static void pass(Request<?, ?> visit) {
    ((Request<?, Unit>) visit).tryAnswer(() -> Unit.UNIT);
  }

  /** Made on the caller's thread. Where both were cancelled, the caller simply was. */
  private Supplier<Throwable> noReply(Request<?, ?> request, @Nullable Throwable error) {
    var ended = error == null ? "' ended" : "' failed";
    var message =
        "pattern '" + name() + ended + " without a reply to the request " + request.value();
    return () ->
        error instanceof InterruptedException && Thread.interrupted()
            ? new InterruptedException(message)
            : new NoReplyException(message, error);
  }
}
