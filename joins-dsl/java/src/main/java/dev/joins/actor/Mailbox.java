package dev.joins.actor;

import dev.joins.ChannelClosedException;
import dev.joins.channel.Channel;
import dev.joins.dsl.Joins;
import dev.joins.dsl.ReplyChannel;
import dev.joins.dsl.Turn;
import dev.joins.internal.Text;
import dev.joins.match.store.Place;
import dev.joins.tasklet.Sneaky;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The channels of one actor, one for each type of message, made when the type is first seen. It
 * outlives restarts. Thread-safe.
 *
 * <p>Its bound is a channel of tokens, one for each message that has room: a sender takes one, and
 * the match that takes the message gives it back.
 */
final class Mailbox<M> {
  private final String name;
  private final Class<M> protocol;
  private final ActorOptions options;
  private final Joins joins;
  private final Undelivered undelivered;
  private final Map<Class<?>, Channel<Object>> messages = new ConcurrentHashMap<>();
  private final Map<Class<?>, ReplyChannel<Object, Object>> questions = new ConcurrentHashMap<>();
  private final Set<Place> places = ConcurrentHashMap.newKeySet();
  private final @Nullable Channel<Boolean> room;

  Mailbox(
      String name, Class<M> protocol, ActorOptions options, Joins joins, Undelivered undelivered) {
    this.name = name;
    this.protocol = protocol;
    this.options = options;
    this.joins = joins;
    this.undelivered = undelivered;
    this.room =
        options.capacity() == ActorOptions.UNBOUNDED
            ? null
            : Channel.unbounded("room in the mailbox of " + name);
    for (var i = 0; room != null && i < options.capacity(); i++) {
      room.post(true);
    }
  }

  // Receiving.

  /** The channel of one type of messages. */
  @SuppressWarnings("unchecked") // only messages of this type are sent there
  <T> Channel<T> messages(Class<T> type) {
    requireMessage(type);
    if (Question.class.isAssignableFrom(type)) {
      throw new IllegalArgumentException(
          type.getSimpleName()
              + " is a question: use questions("
              + type.getSimpleName()
              + ".class)");
    }
    return (Channel<T>) channel(type);
  }

  @SuppressWarnings("unchecked") // only questions of this type are sent there
  <R, Q extends Question<R>> ReplyChannel<Q, R> questions(Class<Q> type) {
    requireMessage(type);
    return (ReplyChannel<Q, R>) (ReplyChannel<?, ?>) calls(type);
  }

  private void requireMessage(Class<?> type) {
    if (!protocol.isAssignableFrom(type)) {
      throw new IllegalArgumentException(
          type.getName()
              + " is not a message of actor '"
              + name
              + "': it takes "
              + protocol.getName());
    }
    if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
      throw new IllegalArgumentException(
          type.getName()
              + " has no messages of its own: each class of messages has a channel; name the"
              + " classes that implement it");
    }
  }

  private Channel<Object> channel(Class<?> type) {
    var known = messages.get(type); // for each message: no lambda
    return known != null
        ? known
        : messages.computeIfAbsent(
            type,
            t -> {
              Channel<Object> made = joins.channel(t.getSimpleName());
              places.add(made.place());
              return made;
            });
  }

  private ReplyChannel<Object, Object> calls(Class<?> type) {
    return questions.computeIfAbsent(
        type,
        t -> {
          ReplyChannel<Object, Object> made = joins.replyChannel(t.getSimpleName());
          places.add(made.place());
          return made;
        });
  }

  /** A match has taken messages: there is room for as many. */
  void taken(Turn turn) {
    if (room != null) {
      giveBack(room, turn.taken(places::contains));
    }
  }

  private static void giveBack(Channel<Boolean> room, int messages) {
    try {
      for (var i = 0; i < messages; i++) {
        room.post(true);
      }
    } catch (ChannelClosedException ended) {
      // nobody waits for room any more
    }
  }

  // Sending.

  void tell(M message) throws InterruptedException {
    requireMessage(message);
    try {
      if (takeRoom(message)) {
        deliver(message);
      }
    } catch (MailboxFullException full) {
      throw full;
    } catch (IllegalStateException ended) {
      undelivered.add(name, message);
    }
  }

  private void deliver(M message) {
    if (message instanceof Question<?>) {
      var _ = calls(message.getClass()).callAsync(message);
    } else {
      channel(message.getClass()).post(message);
    }
  }

  @SuppressWarnings("unchecked") // a question's reply is of its type
  <R> CompletableFuture<R> askAsync(Question<R> question) throws InterruptedException {
    requireMessage(question);
    try {
      if (takeRoom(question)) {
        return (CompletableFuture<R>) calls(question.getClass()).callAsync(question);
      }
      return CompletableFuture.failedFuture(
          new MailboxFullException(name, options.capacity(), question));
    } catch (MailboxFullException full) {
      throw full;
    } catch (IllegalStateException ended) {
      return CompletableFuture.failedFuture(
          new ChannelClosedException(
              "actor '" + name + "' has ended: it was asked " + Text.of(question)));
    }
  }

  /** Waits as tasklets wait: a future would stop all others of a cooperative scheduler. */
  <R> R ask(Question<R> question, Duration timeout) throws InterruptedException, TimeoutException {
    var reply = askAsync(question);
    Channel<Boolean> done = Channel.unbounded("the reply of " + name);
    var _ = reply.whenComplete((value, error) -> done.post(true));
    try {
      if (done.receive(timeout).isEmpty()) {
        throw new TimeoutException(
            "actor '" + name + "' has not replied to " + Text.of(question) + " within " + timeout);
      }
    } finally {
      reply.cancel(false); // does nothing to one that is done
    }
    return switch (reply.state()) {
      case SUCCESS -> reply.resultNow();
      default -> throw Sneaky.rethrow(reply.exceptionNow());
    };
  }

  private void requireMessage(Object message) {
    if (message == null) {
      throw new NullPointerException("null was told to actor '" + name + "'");
    }
    requireMessage(message.getClass());
  }

  /** False if the message is dropped. */
  private boolean takeRoom(Object message) throws InterruptedException {
    if (room == null) {
      return true;
    }
    switch (options.overflow()) {
      case WAIT -> room.receive();
      case DROP -> {
        if (room.tryReceive().isEmpty()) {
          undelivered.add(name, message);
          return false;
        }
      }
      case FAIL -> {
        if (room.tryReceive().isEmpty()) {
          throw new MailboxFullException(name, options.capacity(), message);
        }
      }
    }
    return true;
  }

  /** What was there when the definition was closed. */
  List<Object> untaken() {
    var left = new ArrayList<Object>();
    joins
        .untaken()
        .forEach((channel, untaken) -> {
          if (places.stream().anyMatch(place -> place.name.equals(channel))) {
            left.addAll(untaken);
          }
        });
    return left;
  }

  /** Those who wait for room are told that there will be none. */
  void close() {
    if (room != null) {
      room.closeNow();
    }
  }
}
