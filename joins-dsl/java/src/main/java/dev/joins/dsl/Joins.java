package dev.joins.dsl;

import dev.joins.ChannelClosedException;
import dev.joins.Choice;
import dev.joins.Observer;
import dev.joins.channel.Clause;
import dev.joins.channel.Join;
import dev.joins.channel.Term;
import dev.joins.internal.CheckReturnValue;
import dev.joins.internal.Text;
import dev.joins.tasklet.ParallelScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A join definition: patterns over channels, and what to do when they match.
 *
 * {@snippet file="DslSnippets.java" region="react"}
 *
 * <p>A pattern takes one message of each of its terms, all at one instant, or nothing. It may use
 * channels made here, by other definitions, or by nobody in particular; a message goes to exactly
 * one match. Where several patterns could match: the highest {@link Join1#priority priority}, then
 * the oldest messages, then the pattern installed first.
 *
 * <p>Bodies of {@code react} run as tasklets of the definition's scheduler: under a parallel one,
 * at once. What they share needs a lock, or a definition whose bodies run {@linkplain #inTurn one
 * at a time}. Any thread may call any method.
 *
 * <table>
 *   <caption>What may be going on when a definition is closed</caption>
 *   <tr><td>a message is pending, or just sent</td><td>untaken, or its sender is refused</td></tr>
 *   <tr><td>somebody waits for room</td><td>refused; nothing was sent</td></tr>
 *   <tr><td>a call was not taken</td><td>fails with {@link ChannelClosedException}</td></tr>
 *   <tr><td>a match has no body yet</td><td>it gets one; untaken if the scheduler is closed</td></tr>
 *   <tr><td>a body runs</td><td>it goes on, and replies</td></tr>
 *   <tr><td>a pattern is being made</td><td>refused, or out; what it has taken is run</td></tr>
 *   <tr><td>a message is about to expire</td><td>handled, or untaken</td></tr>
 *   <tr><td>another closes it, or a body</td><td>one does; who is outside waits</td></tr>
 * </table>
 */
public final class Joins extends Inspected implements AutoCloseable {
  private final Scheduler scheduler;
  private final boolean ownsScheduler;
  private final @Nullable Observer observer;
  private volatile Choice choice = Choice.oldest();

  private Joins(
      String name,
      Scheduler scheduler,
      boolean owns,
      @Nullable Observer observer,
      @Nullable Serial serial) {
    this(
        Text.line(name),
        new Channels(Text.line(name), scheduler, observer),
        scheduler,
        owns,
        observer,
        serial);
  }

  private Joins(
      String name,
      Channels channels,
      Scheduler scheduler,
      boolean owns,
      @Nullable Observer observer,
      @Nullable Serial serial) {
    super(
        name,
        channels,
        new Reactions(name, scheduler, owns, channels.leftovers(), serial),
        serial == null ? null : serial.turn());
    this.scheduler = scheduler;
    this.ownsScheduler = owns;
    this.observer = observer;
  }

  /**
   * Opens a definition whose bodies run on the {@linkplain Scheduler#current() current} scheduler;
   * where there is none, on a parallel one of its own.
   *
   * @param name for reports
   * @return a new definition
   */
  public static Joins open(String name) {
    return Scheduler.current()
        .map(current -> new Joins(name, current, false, null, null))
        .orElseGet(() -> new Joins(name, ParallelScheduler.detached(), true, null, null));
  }

  /**
   * Opens a definition whose bodies run on this scheduler.
   *
   * @param name for reports
   * @param scheduler outlives the definition
   * @return a new definition
   */
  public static Joins open(String name, Scheduler scheduler) {
    return new Joins(name, scheduler, false, null, null);
  }

  /**
   * Opens a definition whose messages and matches an observer is told of.
   *
   * @param name for reports
   * @param scheduler outlives the definition
   * @param observer is told of each message sent to a channel made here, and of each match of a
   *     pattern made here, in the order in which they happen
   * @return a new definition
   */
  public static Joins open(String name, Scheduler scheduler, Observer observer) {
    return new Joins(name, scheduler, false, observer, null);
  }

  /**
   * Opens a definition whose bodies run one at a time, in the order in which their messages came:
   * what they share needs no lock. They are tasklets of the {@linkplain Scheduler#current()
   * current} scheduler; where there is none, of a parallel one of its own. A match is taken when
   * the body before it has ended, so a body that waits keeps all others waiting. Bodies of {@code
   * reply} and of gates run in turn as well, not on the caller's thread.
   *
   * {@snippet file="DslSnippets.java" region="inTurn"}
   *
   * @param name for reports
   * @return a new definition
   */
  public static Joins inTurn(String name) {
    return Scheduler.current()
        .map(current -> inTurn(name, current, false))
        .orElseGet(() -> inTurn(name, ParallelScheduler.detached(), true));
  }

  /**
   * Opens a definition whose bodies run one at a time, on this scheduler; as {@link
   * #inTurn(String)} otherwise.
   *
   * @param name for reports
   * @param scheduler outlives the definition
   * @return a new definition
   */
  public static Joins inTurn(String name, Scheduler scheduler) {
    return inTurn(name, scheduler, false);
  }

  private static Joins inTurn(String name, Scheduler scheduler, boolean owns) {
    return new Joins(name, scheduler, owns, null, Serial.inTasklets(scheduler, name));
  }

  /**
   * Opens a definition whose bodies run one at a time, by somebody who asks for each. A match is
   * committed only when there has been a call of {@link #nextTurn()} for it, so the choice between
   * patterns is made as late as it can be. What an actor is made of.
   *
   * @param name for reports
   * @param scheduler for what the definition itself does, such as {@code within}; outlives it
   * @param turns gets each match, on the thread whose act completed it; should hand it on to the
   *     one who runs them. If it throws, that is logged, and callers who wait get an error
   * @return a new definition
   */
  public static Joins serial(String name, Scheduler scheduler, Consumer<Turn> turns) {
    return new Joins(name, scheduler, false, null, Serial.handedTo(turns, name));
  }

  /**
   * Lets a serial definition take one match more.
   *
   * @throws IllegalStateException if the definition is not serial
   */
  public void nextTurn() {
    if (turn == null) {
      throw new IllegalStateException(
          "definition '" + name + "' is not serial: its bodies do not wait for their turn");
    }
    turn.post(Unit.UNIT);
  }

  /**
   * Takes back what {@link #nextTurn()} has allowed, if no match was taken for it yet.
   *
   * @return true if it could; no more match is taken then
   */
  public boolean cancelTurn() {
    return turn != null && turn.tryReceive().isPresent();
  }

  /**
   * A serial definition's patterns take a turn as well; but to take nothing else is refused here,
   * since for the engine the turn is something that is taken. It is no part of the name.
   */
  Join withTurn(Join join) {
    if (turn == null) {
      return join;
    }
    var pattern = join.pattern();
    pattern.requireTakesSomething();
    return join.named(pattern.name()).andUnbound(turn);
  }

  /**
   * Begins a pattern with a term.
   *
   * @param term what to take
   * @param <A> what it yields
   * @return a pattern to go on with
   */
  @CheckReturnValue
  public <A> Join1<A> on(Term<A> term) {
    return new Join1<>(JoinN.of(this).and(term));
  }

  /**
   * Begins a pattern with a signal.
   *
   * @param signal what to take
   * @return a pattern to go on with
   */
  @CheckReturnValue
  public Join0 on(SignalTerm signal) {
    return new Join0(JoinN.of(this).andUnbound(JoinN.given(signal, "a term").term()));
  }

  /**
   * Begins a pattern with a question; the result of its body is the reply, and the body runs on the
   * caller's thread.
   *
   * @param call what to take
   * @param <Q> the question
   * @param <R> the reply
   * @return a pattern to go on with
   */
  @CheckReturnValue
  public <Q, R> Reply1<Q, R> on(ReplyTerm<Q, R> call) {
    return new Reply1<>(JoinN.of(this, call));
  }

  /**
   * Begins a pattern with a caller at a gate; the body runs on the caller's thread, who then
   * passes.
   *
   * @param gate what to take
   * @return a pattern to go on with
   */
  @CheckReturnValue
  public Pass0 on(Gate gate) {
    return new Pass0(JoinN.ofUnbound(this, gate));
  }

  /**
   * Begins a pattern with a call that needs no reply; the body runs on the caller's thread, who
   * then goes on.
   *
   * @param call what to take
   * @param <Q> what callers bring
   * @return a pattern to go on with
   */
  @CheckReturnValue
  public <Q> Pass1<Q> on(CallChannel<Q> call) {
    return new Pass1<>(JoinN.of(this, call));
  }

  /**
   * Begins a clause of a select that is not possible before some time has passed since its start.
   *
   * @param delay zero for a default: taken if nothing else is possible at once
   * @return a pattern to go on with, or to end with {@code map}
   * @throws IllegalArgumentException if the delay is negative
   */
  @CheckReturnValue
  public Join0 after(Duration delay) {
    return new Join0(JoinN.after(this, delay));
  }

  /**
   * Waits until one of the clauses can be committed, commits it, and returns its result. Give the
   * result to a variable first where it goes to an overloaded method, such as {@code println}: the
   * compiler cannot know which one is meant.
   *
   * @param clauses at least one
   * @param <T> the result
   * @return the result of the body of the chosen clause
   * @throws InterruptedException if interrupted before the commit; nothing was sent or taken
   * @throws ChannelClosedException if no clause is left that could be committed
   * @see Clause#select
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public final <T> T select(Clause<? extends T>... clauses) throws InterruptedException {
    return Clause.select(clauses);
  }

  /**
   * Takes out all patterns, and puts in others; the channels and their messages stay. What matches
   * in between is not taken by those that are taken out.
   *
   * @param install installs the others; if it fails, what it has installed is taken out, and the
   *     old patterns are put back
   * @throws Exception what {@code install} throws
   */
  public void replaceAll(Tasklet.Body install) throws Exception {
    var old = reactions.clear();
    try {
      install.run();
    } catch (Throwable failure) {
      reactions.clear();
      old.forEach(reactions::putBack);
      throw failure;
    }
  }

  /**
   * Sets who wins where several patterns of equal priority are enabled; for patterns made from now
   * on.
   *
   * {@snippet file="PatternSnippets.java" region="choice"}
   *
   * @param newChoice {@link Choice#oldest()} unless set
   */
  public void setChoice(Choice newChoice) {
    choice = Objects.requireNonNull(newChoice, "choice");
  }

  Choice choice() {
    return choice;
  }

  /**
   * Takes out the patterns and closes the channels made here. If the scheduler is this definition's
   * own, the end of all bodies is awaited, and what one of them threw is thrown here: see {@link
   * Scheduler#run()}. A body of it that calls this does not wait, as it would wait for itself. A
   * second call does nothing but wait.
   *
   * @throws dev.joins.tasklet.DeadlockException if the scheduler is its own, and bodies wait for
   *     what can never come; they are cancelled
   */
  @Override
  public void close() {
    if (channels.seal()) {
      try {
        reactions.close();
        channels.close();
      } finally {
        reactions.shut();
        warnOfDrafts();
      }
    }
    if (ownsScheduler
        && Tasklet.current().filter(body -> body.scheduler() == scheduler).isEmpty()) {
      reactions.awaitHandedOver();
      try (scheduler) {
        scheduler.run();
      }
    }
  }

  @Nullable Observer observer() {
    return observer;
  }
}
