package dev.joins.dsl;

import dev.joins.Room;
import dev.joins.channel.Join;
import dev.joins.internal.Text;
import dev.joins.match.commit.LentMessage;
import dev.joins.match.pattern.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A pattern and its body, compiled: turns what a match took into the parameters, runs the body, and
 * sees to it that no caller is left without an answer, however the body ends.
 *
 * @param <T> the result of the body
 */
final class CompiledBody<T> {
  private final Join join;
  private final Fn.Body1<Object[], ? extends T> body;

  /** Whether it runs on the thread of the caller whose request is the first message. */
  final boolean onCaller;

  /** What its tasklets are called. */
  final String taskletName;

  /**
   * Compiles a pattern, as its definition chooses between matches and observes them now.
   *
   * @throws IllegalArgumentException if there is no such pattern, see {@link Join#pattern}
   */
  CompiledBody(Joins joins, Join join, boolean onCaller, Fn.Body1<Object[], ? extends T> body) {
    this.join = join.choice(joins.choice()).observer(joins.observer());
    this.onCaller = onCaller;
    this.body = body;
    this.taskletName = joins + "/" + name();
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
      switch (message) {
        case Request<?, ?> request -> request.takenBy(name());
        case Batch batch -> claim(batch.messages().toArray());
        default -> {}
      }
    }
  }

  /**
   * Returns what a match has taken, by the name of the channel: not what it has only looked at, nor
   * the room that it has reserved, nor the turn of a serial definition.
   */
  Map<String, List<Object>> taken(Object[] messages) {
    var taken = new LinkedHashMap<String, List<Object>>();
    var next = 0;
    for (var input : join.pattern().inputs()) {
      var end = next + (input.least() == input.most() ? input.least() : 1);
      if (!input.peeks() && !input.place().ageless) {
        var here = taken.computeIfAbsent(input.place().name, same -> new ArrayList<>());
        for (var given : Arrays.asList(messages).subList(next, end)) {
          var some = given instanceof Batch batch ? batch.messages() : List.of(given);
          some.forEach(message -> here.add(LentMessage.valueOf(message)));
        }
      }
      next = end;
    }
    return taken;
  }

  /** Runs the body, once for each match, on the thread that is to do it. */
  T run(Object[] messages) throws Exception {
    Throwable error = null;
    try {
      return body.apply(join.bind(messages));
    } catch (Throwable thrown) {
      error = thrown;
      throw thrown;
    } finally {
      settle(messages, error);
    }
  }

  /** The same where the result is the reply to the request that is the first message. */
  T reply(Object[] messages) throws Exception {
    Throwable error = null;
    try {
      return replyTo(messages);
    } catch (Throwable thrown) {
      error = thrown;
      throw thrown;
    } finally {
      settle(messages, error);
    }
  }

  /** The same on a thread that is not the caller's: the head gets the result, or the error. */
  void answer(Request<Object, Object> head, Object[] messages) throws Exception {
    Throwable error = null;
    try {
      Object reply = replyTo(messages);
      head.answer(() -> reply);
    } catch (Throwable thrown) {
      error = thrown;
      if (!(thrown instanceof InterruptedException)) { // that was meant for this thread
        head.failIfUnanswered(() -> thrown);
      }
      throw thrown;
    } finally {
      settle(messages, error);
    }
  }

  /**
   * A reply of null is none, also where types do not say so: to the caller it would say nothing.
   */
  private T replyTo(Object[] messages) throws Exception {
    T result = body.apply(join.bind(messages));
    if (result == null) {
      throw new NoReplyException(
          "pattern '"
              + name()
              + "' replied null to the "
              + Text.of(messages[0])
              + "; a reply must not be null",
          null);
    }
    return result;
  }

  /**
   * Lets those go on who are owed nothing, fails the callers that the body has left without an
   * answer, and gives back the room that it has not filled.
   */
  void settle(Object[] messages, @Nullable Throwable error) {
    forEachRequest(messages, request -> settle(request, error));
    for (var message : messages) {
      if (message instanceof Room<?> room) {
        room.giveBack();
      }
    }
  }

  private void settle(Request<?, ?> request, @Nullable Throwable error) {
    if (error == null && request.value() instanceof VoidCall<?>) {
      pass(request);
    } else {
      request.failIfUnanswered(noReply(request, error));
    }
  }

  /** Those in a batch are among them. */
  private static void forEachRequest(Object[] messages, Consumer<Request<?, ?>> action) {
    for (var message : messages) {
      switch (message) {
        case Request<?, ?> request -> action.accept(request);
        case Batch batch -> forEachRequest(batch.messages().toArray(), action);
        default -> {}
      }
    }
  }

  @SuppressWarnings("unchecked") // the reply to a void call is the unit
  private static void pass(Request<?, ?> voidCall) {
    ((Request<?, Unit>) voidCall).tryAnswer(() -> Unit.UNIT);
  }

  /** Made on the caller's thread. Where both were cancelled, the caller simply was. */
  private Supplier<Throwable> noReply(Request<?, ?> request, @Nullable Throwable error) {
    return () -> {
      var ended = error == null ? "' ended" : "' failed";
      var message = "pattern '" + name() + ended + " without a reply to the " + request;
      return error instanceof InterruptedException && Thread.interrupted()
          ? new InterruptedException(message)
          : new NoReplyException(message, error);
    };
  }
}
