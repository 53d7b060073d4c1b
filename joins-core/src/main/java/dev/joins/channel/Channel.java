package dev.joins.channel;

import dev.joins.ChannelClosedException;
import dev.joins.Failure;
import dev.joins.Observer;
import dev.joins.Posted;
import dev.joins.Preference;
import dev.joins.Room;
import dev.joins.match.commit.Closing;
import dev.joins.match.commit.Receiving;
import dev.joins.match.commit.Sending;
import dev.joins.match.pattern.Input;
import dev.joins.match.store.Place;
import dev.joins.tasklet.Durations;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Carries messages from senders to receivers, first in, first out.
 *
 * {@snippet file="ChannelSnippets.java" region="rendezvous"}
 *
 * <p>At a <em>rendezvous</em> (capacity 0) a sender waits until its message is taken; in a
 * <em>buffered</em> channel, until it is taken or there is room; in an <em>unbounded</em> one,
 * never. There is no way to ask how many messages are pending: what one saw would be old when one
 * acts on it. Write a join instead.
 *
 * <p>A call that is interrupted or runs out of time has sent or taken nothing. Messages must not be
 * null. Thread-safe: tasklets of any scheduler and plain threads may share a channel.
 *
 * <table>
 *   <caption>What may be going on when a channel is closed; {@link #closeNow} is final</caption>
 *   <tr><th>what goes on</th><th>{@link #close}</th><th>{@link #closeNow}</th></tr>
 *   <tr><td>a message is pending, or was posted</td><td>stays, can be taken or withdrawn</td>
 *       <td>returned</td></tr>
 *   <tr><td>a sender waits, in a select too</td><td>its message can still be taken</td>
 *       <td>refused; nothing was sent</td></tr>
 *   <tr><td>somebody is about to send</td><td>refused</td><td>refused</td></tr>
 *   <tr><td>a receiver, select or join waits</td><td>goes on if enough is left, or else
 *       fails</td><td>fails</td></tr>
 *   <tr><td>a select has other clauses</td><td>goes on with them</td><td>the same</td></tr>
 *   <tr><td>an installed pattern takes from it</td><td>takes what is left; fires no more</td>
 *       <td>fires no more</td></tr>
 *   <tr><td>room is reserved</td><td>refused when it is filled</td><td>the same</td></tr>
 *   <tr><td>another closes it</td><td>nothing more</td><td>each message goes to one of
 *       them</td></tr>
 * </table>
 *
 * @param <T> the messages
 */
public final class Channel<T> extends MessageTerm<T> implements Iterable<T>, AutoCloseable {
  private final Place place;

  private Channel(Place place) {
    this.place = place;
  }

  /**
   * Makes a channel at which sender and receiver meet.
   *
   * @param name for reports
   * @param <T> the messages
   * @return a new channel
   */
  public static <T> Channel<T> rendezvous(String name) {
    return of(name, 0, null);
  }

  /**
   * Makes a channel that holds some messages for which nobody waits.
   *
   * @param name for reports
   * @param capacity how many; 0 is a rendezvous
   * @param <T> the messages
   * @return a new channel
   * @throws IllegalArgumentException if the capacity is negative
   */
  public static <T> Channel<T> buffered(String name, int capacity) {
    return of(name, capacity, null);
  }

  /**
   * Makes a channel whose senders never wait.
   *
   * @param name for reports
   * @param <T> the messages
   * @return a new channel
   */
  public static <T> Channel<T> unbounded(String name) {
    return of(name, Place.UNBOUNDED, null);
  }

  /**
   * Makes a channel of any capacity, which an observer may watch.
   *
   * @param name for reports
   * @param capacity 0 for a rendezvous, {@link Place#UNBOUNDED} for no limit
   * @param observer is told of each message sent; null for nobody
   * @param <T> the messages
   * @return a new channel
   * @throws IllegalArgumentException if the capacity is negative
   */
  public static <T> Channel<T> of(String name, int capacity, @Nullable Observer observer) {
    return new Channel<>(new Place(name, capacity, observer));
  }

  /**
   * Sends a message; waits as the capacity demands. An unbounded channel is no cancellation point.
   *
   * @param message not null
   * @throws InterruptedException if interrupted before the message was taken or found room; nothing
   *     was sent
   * @throws dev.joins.ChannelClosedException if closed before that; nothing was sent
   */
  public void send(T message) throws InterruptedException {
    Sending.send(place, checked(message));
  }

  /**
   * Sends a message, and waits at most so long.
   *
   * @param message not null
   * @param timeout zero or less: only if it need not wait
   * @return true if sent; false if the time was up, and nothing was sent
   * @throws InterruptedException if interrupted before the message was taken or found room; nothing
   *     was sent
   * @throws dev.joins.ChannelClosedException if closed before that; nothing was sent
   */
  public boolean send(T message, Duration timeout) throws InterruptedException {
    return Sending.send(place, checked(message), Durations.toNanos(timeout));
  }

  /**
   * Sends a message if it can be taken, or finds room, at once.
   *
   * @param message not null
   * @return whether it was sent
   * @throws dev.joins.ChannelClosedException if closed
   */
  public boolean trySend(T message) {
    return Sending.trySend(place, checked(message));
  }

  /**
   * Sends a message to an unbounded channel, without waiting, in a way that can be taken back. What
   * to call where no {@link InterruptedException} may be thrown, as in a {@link Runnable}.
   *
   * @param message not null
   * @return for withdrawing it
   * @throws ChannelClosedException if closed
   * @throws IllegalStateException if this channel is not unbounded
   */
  public Posted post(T message) {
    return Sending.post(place, checked(message));
  }

  /**
   * Sends an error in place of a message: whoever takes it throws it, the very same object, with
   * its own stack trace. Waits as {@link #send}.
   *
   * @param error what to throw; checked exceptions are thrown as they are, undeclared
   * @throws InterruptedException if interrupted before the message was taken or found room; nothing
   *     was sent
   * @throws dev.joins.ChannelClosedException if closed before that; nothing was sent
   */
  public void sendError(Throwable error) throws InterruptedException {
    Sending.send(place, new Failure(error));
  }

  private Object checked(T message) {
    if (message == null) {
      throw new NullPointerException(
          "null was sent to channel '" + place.name + "'; messages must not be null");
    }
    return message;
  }

  /**
   * Takes the oldest message; waits until there is one.
   *
   * @return the message
   * @throws InterruptedException if interrupted before a message was taken
   * @throws dev.joins.ChannelClosedException if closed, and nothing is left
   */
  public T receive() throws InterruptedException {
    return typed(Receiving.receive(place));
  }

  /**
   * Takes the oldest message; waits at most so long.
   *
   * @param timeout zero or less: only if one is there
   * @return the message; empty if the time was up
   * @throws InterruptedException if interrupted before a message was taken
   * @throws dev.joins.ChannelClosedException if closed, and nothing is left
   */
  public Optional<T> receive(Duration timeout) throws InterruptedException {
    return Optional.ofNullable(Receiving.receive(place, Durations.toNanos(timeout)))
        .map(this::typed);
  }

  /**
   * Takes the oldest message if there is one.
   *
   * @return the message; empty if there is none
   * @throws ChannelClosedException if closed, and nothing is left
   */
  public Optional<T> tryReceive() {
    return Optional.ofNullable(Receiving.tryReceive(place)).map(this::typed);
  }

  /**
   * Returns an iterator that receives until the channel is closed and empty: {@code for (var
   * message : channel)}. A message is taken by {@code hasNext()}. An interrupt ends the loop with
   * {@link CancellationException}, and stays set.
   *
   * @return for the use of one thread
   */
  @Override
  public Iterator<T> iterator() {
    return new Received();
  }

  /**
   * Closes this channel for good: nothing more can be sent. What is pending, also of blocked
   * senders, can still be taken; receivers for whom nothing is left fail. Does nothing the second
   * time.
   */
  @Override
  public void close() {
    Closing.close(place);
  }

  /**
   * Closes this channel, and takes out what is pending. Blocked senders fail, as their messages
   * were not sent.
   *
   * @return the messages that had been sent and that nobody took, oldest first; an error that was
   *     sent is in it as {@link Failure}
   */
  public List<Object> closeNow() {
    return Closing.closeNow(place);
  }

  /**
   * Sets who goes first, under a cooperative scheduler, when sender and receiver meet here.
   * Stackless' {@code channel.preference}.
   *
   * @param preference from now on
   * @return this
   */
  public Channel<T> setPreference(Preference preference) {
    place.setPolicy(place.policy.with(preference));
    return this;
  }

  /**
   * Sets whether both give way, under a cooperative scheduler, when sender and receiver meet here.
   * Stackless' {@code channel.schedule_all}.
   *
   * @param all true: all others have a turn before either goes on
   * @return this
   */
  public Channel<T> setScheduleAll(boolean all) {
    place.setPolicy(place.policy.withScheduleAll(all));
    return this;
  }

  /**
   * Returns room for one message as a term: the pattern waits until there is some, and keeps it for
   * its body. So a reaction does not fire into a full channel.
   *
   * {@snippet file="TermSnippets.java" region="room"}
   *
   * @return yields the room, to be filled by the body; what is not filled when the body ends is
   *     given back
   * @throws IllegalArgumentException if this is a rendezvous, which has no room
   */
  public Term<Room<T>> room() {
    place.requireBuffer();
    return new RoomTerm<>(this);
  }

  /**
   * Returns the place in the engine that this channel stands for; for those who build another
   * notation.
   *
   * @return always the same
   */
  @SuppressWarnings("exports") // for those to whom the engine is exported
  public Place place() {
    return place;
  }

  @SuppressWarnings("unchecked") // only messages of type T are sent to this place
  private T typed(Object message) {
    return (T) message;
  }

  @Override
  Input input() {
    return new Input(place, 1);
  }

  @Override
  @SuppressWarnings("unchecked") // only messages of type T are sent to this place
  T bind(Values values) {
    return (T) values.next();
  }

  @Override
  T read(Object message) {
    return typed(message);
  }

  @Override
  public String toString() {
    return place.name;
  }

  private final class Received implements Iterator<T> {
    private @Nullable T next;

    @Override
    public boolean hasNext() {
      if (next == null) {
        try {
          next = typed(Receiving.receive(place));
        } catch (ChannelClosedException closed) {
          return false;
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          var cancelled = new CancellationException(interrupted.getMessage());
          cancelled.initCause(interrupted);
          throw cancelled;
        }
      }
      return true;
    }

    @Override
    public T next() {
      var taken = hasNext() ? next : null;
      if (taken == null) {
        throw new NoSuchElementException("channel '" + place.name + "' is closed and empty");
      }
      next = null;
      return taken;
    }
  }
}
