package dev.joins.actor;

import dev.joins.channel.Channel;
import dev.joins.channel.Term;
import dev.joins.dsl.CallChannel;
import dev.joins.dsl.Gate;
import dev.joins.dsl.Join0;
import dev.joins.dsl.Join1;
import dev.joins.dsl.Joins;
import dev.joins.dsl.Pass0;
import dev.joins.dsl.Pass1;
import dev.joins.dsl.Reply1;
import dev.joins.dsl.ReplyChannel;
import dev.joins.dsl.ReplyTerm;
import dev.joins.dsl.SignalTerm;
import java.time.Duration;

/**
 * An actor, as its own behavior sees it: the channels of its mailbox, and what it may do to itself.
 *
 * {@snippet file="ActorSnippets.java" region="actor"}
 *
 * <p>Each type of message has a channel, from which patterns take; what no pattern takes stays in
 * the mailbox. Bodies run one at a time, in the actor's tasklet, so the state that they share needs
 * no lock. To be used in the behavior and in bodies only.
 *
 * @param <M> the messages
 */
public final class Actor<M> {
  private final Cell<M> cell;

  Actor(Cell<M> cell) {
    this.cell = cell;
  }

  /**
   * Returns where messages to this actor are sent.
   *
   * @return to be given to others
   */
  public ActorRef<M> ref() {
    return cell.ref();
  }

  // Patterns.

  /**
   * Returns the messages of one type, as a term of patterns.
   *
   * @param type a class of messages, not abstract, and no {@link Question}
   * @param <T> the same
   * @return a channel of the mailbox
   * @throws IllegalArgumentException if it is no such class
   */
  public <T> Channel<T> messages(Class<T> type) {
    return cell.mailbox().messages(type);
  }

  /**
   * Returns the questions of one type, as a term of patterns.
   *
   * @param type a class of messages that are questions, not abstract
   * @param <R> the reply
   * @param <Q> the question
   * @return a channel of the mailbox
   * @throws IllegalArgumentException if it is no such class
   */
  public <R, Q extends Question<R>> ReplyChannel<Q, R> questions(Class<Q> type) {
    return cell.mailbox().questions(type);
  }

  /**
   * Begins a pattern with a message of this type.
   *
   * @param type as for {@link #messages}
   * @param <T> the same
   * @return a pattern to go on with
   */
  public <T> Join1<T> on(Class<T> type) {
    return on(messages(type));
  }

  /**
   * Begins a pattern with a question of this type; the result of its body is the reply.
   *
   * @param type as for {@link #questions}
   * @param <R> the reply
   * @param <Q> the question
   * @return a pattern to go on with
   */
  public <R, Q extends Question<R>> Reply1<Q, R> onQuestion(Class<Q> type) {
    return on(questions(type));
  }

  /**
   * Begins a pattern with a term: messages of the mailbox, or of any channel.
   *
   * @param term what to take
   * @param <A> what it yields
   * @return a pattern to go on with
   */
  public <A> Join1<A> on(Term<A> term) {
    return joins().on(term);
  }

  /**
   * Begins a pattern with a question; the result of its body is the reply.
   *
   * @param call what to take
   * @param <Q> the question
   * @param <R> the reply
   * @return a pattern to go on with
   */
  public <Q, R> Reply1<Q, R> on(ReplyTerm<Q, R> call) {
    return joins().on(call);
  }

  /**
   * Begins a pattern with a signal.
   *
   * @param signal what to take
   * @return a pattern to go on with
   */
  public Join0 on(SignalTerm signal) {
    return joins().on(signal);
  }

  /**
   * Begins a pattern with a caller at a gate; unlike elsewhere, the body runs in the actor.
   *
   * @param gate what to take
   * @return a pattern to go on with
   */
  public Pass0 on(Gate gate) {
    return joins().on(gate);
  }

  /**
   * Begins a pattern with a call that needs no reply; unlike elsewhere, the body runs in the actor.
   *
   * @param call what to take
   * @param <Q> what callers bring
   * @return a pattern to go on with
   */
  public <Q> Pass1<Q> on(CallChannel<Q> call) {
    return joins().on(call);
  }

  /**
   * Returns the definition that the patterns belong to, for private channels and signals. When this
   * actor starts anew it is closed, with all that was made by it, and there is another.
   *
   * @return a serial definition
   */
  public Joins joins() {
    return cell.joins();
  }

  // What it does to itself.

  /**
   * Changes the behavior from the next message on: takes out all patterns, and lets another
   * behavior install its own. Messages stay in the mailbox. If that fails, it stays as it was.
   *
   * @param next the new behavior
   * @throws Exception what the behavior throws
   */
  public void become(Behavior<M> next) throws Exception {
    cell.become(next);
  }

  /** Ends this actor when the body that is running has ended. */
  public void stop() {
    cell.stop();
  }

  /**
   * Sends this actor a message after some time, unless it has ended or started anew by then.
   *
   * @param delay by the scheduler's clock
   * @param message what is sent
   * @return for cancelling it
   */
  public Timer after(Duration delay, M message) {
    return cell.timer(delay, message, false);
  }

  /**
   * Sends this actor a message again and again, until it ends or starts anew.
   *
   * @param period by the scheduler's clock; more than zero
   * @param message what is sent
   * @return for cancelling it
   * @throws IllegalArgumentException if the period is zero or negative
   */
  public Timer every(Duration period, M message) {
    if (period.isNegative() || period.isZero()) {
      throw new IllegalArgumentException(
          "every(" + period + "): the period must be more than zero");
    }
    return cell.timer(period, message, true);
  }

  /**
   * Starts a child: it ends with this actor at the latest, and its failures may escalate to it.
   *
   * @param name unique among the children that live
   * @param protocol the type of its messages
   * @param behavior what it does
   * @param <T> its messages
   * @return where messages to it are sent
   */
  public <T> ActorRef<T> spawn(String name, Class<T> protocol, Behavior<T> behavior) {
    return spawn(name, protocol, ActorOptions.DEFAULT, behavior);
  }

  /**
   * Starts a child with options.
   *
   * @param name unique among the children that live
   * @param protocol the type of its messages
   * @param options how it is run
   * @param behavior what it does
   * @param <T> its messages
   * @return where messages to it are sent
   */
  public <T> ActorRef<T> spawn(
      String name, Class<T> protocol, ActorOptions options, Behavior<T> behavior) {
    return cell.spawn(name, protocol, options, behavior);
  }

  /**
   * Lets this actor hear when another ends, and why: {@code self.on(self.watch(other)).react(...)}.
   * All that it watches tell it by one channel, {@link #ends()}, so one pattern is enough. Does
   * nothing for one that is watched already. It ends with {@link #unwatch}, and when this actor
   * starts anew.
   *
   * @param other may have ended already
   * @return the channel {@link #ends()}, with one message when the time has come
   */
  public Channel<Ended> watch(ActorRef<?> other) {
    var watches = cell.watches();
    watches.add(other.cell());
    return watches.ends();
  }

  /**
   * Lets this actor hear no more of another's end. News that have been sent stay in {@link
   * #ends()}. Does nothing if it is not watched.
   *
   * @param other see {@link #watch}
   */
  public void unwatch(ActorRef<?> other) {
    cell.watches().remove(other.cell());
  }

  /**
   * Returns the channel by which this actor hears of the ends of those that it watches, as a term
   * of patterns; which of them has ended is asked with {@code where} or {@code by}.
   *
   * @return the same until this actor starts anew
   */
  public Channel<Ended> ends() {
    return cell.watches().ends();
  }
}
