package dev.joins.actor;

import dev.joins.ChannelClosedException;
import dev.joins.channel.Channel;
import dev.joins.dsl.Joins;
import dev.joins.dsl.ReplyChannel;
import dev.joins.dsl.Request;
import dev.joins.dsl.Turn;
import dev.joins.internal.Text;
import dev.joins.match.commit.Closing;
import dev.joins.match.store.Place;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Sneaky;
import dev.joins.tasklet.Steps;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The channels of one actor, one for each type of message, made when the type is first seen. It
 * outlives restarts. Thread-safe.
 *
 * <p>Its bound is a channel of that capacity with a token in it for each message that is here: a
 * sender puts one in, and whatever lets the message leave - a match, a receiver, a sender who takes
 * it back, the end - takes one out. A mailbox with nothing in it has no tokens, whatever its bound.
 */
final class Mailbox<M> {
  private final String name;
  private final Class<M> protocol;
  private final ActorOptions options;
  private final Untaken untaken;

  /** Makes the channels; has no patterns. */
  private final Joins maker;

  private final Map<Class<?>, Channel<Object>> messages = new ConcurrentHashMap<>();
  private final Map<Class<?>, ReplyChannel<Object, Object>> questions = new ConcurrentHashMap<>();
  private final @Nullable Channel<Boolean> tokens;

  /** Where messages lie, in the order of their making. Guarded by this, as their making is. */
  private final List<Place> places = new ArrayList<>();

  /** Set before the first of the channels is closed. */
  private volatile boolean closed;

  Mailbox(
      String name, Class<M> protocol, ActorOptions options, Scheduler scheduler, Untaken untaken) {
    this.name = name;
    this.protocol = protocol;
    this.options = options;
    this.untaken = untaken;
    this.maker = Joins.open(name, scheduler);
    this.tokens =
        options.capacity() == ActorOptions.UNBOUNDED
            ? null
            : Channel.buffered("the mailbox of " + name, options.capacity());
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
    return known != null ? known : make(messages, type, maker::channel, Channel::place);
  }

  private ReplyChannel<Object, Object> calls(Class<?> type) {
    var known = questions.get(type);
    return known != null ? known : make(questions, type, maker::replyChannel, ReplyChannel::place);
  }

  private <C> C make(
      Map<Class<?>, C> channels,
      Class<?> type,
      Function<String, C> making,
      Function<C, Place> placing) {
    Steps.touch(this);
    synchronized (this) {
      if (closed) {
        throw new ChannelClosedException(hasEnded());
      }
      return channels.computeIfAbsent(
          type,
          t -> {
            var made = making.apply(t.getSimpleName());
            var place = placing.apply(made);
            places.add(place);
            if (tokens != null) {
              place.setOnDeparture(this::giveRoomBack);
            }
            return made;
          });
    }
  }

  private void giveRoomBack() {
    try {
      var _ = Objects.requireNonNull(tokens).tryReceive();
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
      } else {
        untaken.add(name, message);
      }
    } catch (ChannelClosedException refused) {
      requireClosed(refused);
      untaken.add(name, message);
    }
  }

  private void deliver(M message) {
    if (message instanceof Question<?>) {
      calls(message.getClass()).tell(message);
    } else {
      channel(message.getClass()).post(message);
    }
  }

  @SuppressWarnings("unchecked") // a question's reply is of its type
  <R> CompletableFuture<R> askAsync(Question<R> question) throws InterruptedException {
    requireMessage(question);
    try {
      return takeRoom(question)
          ? (CompletableFuture<R>) calls(question.getClass()).callAsync(question)
          : CompletableFuture.failedFuture(
              new MailboxFullException(name, options.capacity(), question));
    } catch (ChannelClosedException refused) {
      requireClosed(refused);
      return CompletableFuture.failedFuture(
          new ChannelClosedException(hasEnded() + ": it was asked " + Text.of(question)));
    }
  }

  /** It was this that refused, and not a channel of it that its own actor has closed. */
  private void requireClosed(ChannelClosedException refused) {
    if (!closed) {
      if (tokens != null) {
        giveRoomBack();
      }
      throw refused;
    }
  }

  private String hasEnded() {
    return "actor '" + name + "' has ended";
  }

  <R> R ask(Question<R> question) throws InterruptedException {
    return ask(question, done -> Optional.of(done.receive())).orElseThrow();
  }

  <R> Optional<R> ask(Question<R> question, Duration timeout) throws InterruptedException {
    return ask(question, done -> done.receive(timeout));
  }

  /** How somebody waits for a reply; empty if the time was up. */
  @FunctionalInterface
  private interface Waiting {
    Optional<Boolean> waitFor(Channel<Boolean> done) throws InterruptedException;
  }

  /** Waits as tasklets wait: a future would stop all others of a cooperative scheduler. */
  private <R> Optional<R> ask(Question<R> question, Waiting waiting) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException(
          "interrupted before actor '" + name + "' was asked " + Text.of(question));
    }
    var reply = askAsync(question);
    Channel<Boolean> done = Channel.unbounded("the reply of " + name);
    var _ = reply.whenComplete((value, error) -> done.post(true));
    try {
      if (waiting.waitFor(done).isEmpty()) {
        return Optional.empty();
      }
    } finally {
      reply.cancel(false); // does nothing to one that is done
    }
    return switch (reply.state()) {
      case SUCCESS -> Optional.of(reply.resultNow());
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
    if (tokens == null) {
      return true;
    }
    switch (options.overflow()) {
      case WAIT -> tokens.send(true);
      case DROP -> {
        return tokens.trySend(true);
      }
      case FAIL -> {
        if (!tokens.trySend(true)) {
          throw new MailboxFullException(name, options.capacity(), message);
        }
      }
    }
    return true;
  }

  // The end.

  /** Takes no more. What is here is turned away, and those who wait for room are told. */
  void close() {
    List<Place> all;
    Steps.touch(this);
    synchronized (this) {
      closed = true;
      all = List.copyOf(places);
    }
    all.forEach(place -> turnAway(Request.turnAway(Closing.closeNow(place), this::notTaken)));
    if (tokens != null) {
      tokens.closeNow();
    }
    maker.close();
  }

  /** A match has taken messages, and its body will not run. */
  void abandon(Turn turn) {
    turnAway(turn.abandon(this::notTaken));
  }

  private void turnAway(List<Object> untold) {
    untold.forEach(message -> untaken.add(name, message));
  }

  private ChannelClosedException notTaken() {
    return new ChannelClosedException(hasEnded() + " before it answered");
  }
}
