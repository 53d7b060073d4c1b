package dev.joins.dsl;

import dev.joins.channel.Clause;
import dev.joins.channel.Join;
import dev.joins.channel.Term;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A pattern under construction, of any number of terms, each of which binds one value; conditions
 * and bodies get them as an array. The typed families {@code Join0} to {@code Join8}, {@code
 * Reply1} to {@code Reply8} and {@code Pass0} to {@code Pass8} are fronts of it; in Java {@link
 * Joins#on(Term)} begins one of those. This one is for those who build another notation, and know
 * the types otherwise. Immutable; nothing is installed before one of the verbs - {@code react},
 * {@code reply}, {@code map} - is called.
 */
public final class JoinN {
  /** What the first term is: decides on whose thread a body runs, and what its result is for. */
  private enum Head {
    /** A message: there is no caller. */
    MESSAGE,

    /** A call whose caller goes on when the body has run. */
    VOID_CALL,

    /** A question whose caller waits for the result of the body. */
    QUESTION
  }

  private final Joins joins;
  private final Join join;
  private final Head head;

  /** In a select, from its start; null for none. */
  private final @Nullable Duration delay;

  private JoinN(Joins joins, Join join, Head head, @Nullable Duration delay) {
    this.joins = joins;
    this.join = join;
    this.head = head;
    this.delay = delay;
  }

  /**
   * Begins a pattern without terms.
   *
   * @param joins the definition that it belongs to
   * @return a pattern to go on with
   */
  public static JoinN of(Joins joins) {
    return new JoinN(joins, Join.of(), Head.MESSAGE, null);
  }

  /**
   * Begins a pattern with a question, whose caller gets the result of {@link #reply}.
   *
   * @param joins the definition that it belongs to
   * @param call what to take
   * @return a pattern to go on with
   */
  public static JoinN of(Joins joins, ReplyTerm<?, ?> call) {
    return new JoinN(joins, Join.of(call.questions()), Head.QUESTION, null);
  }

  /**
   * Begins a pattern with a call that needs no reply.
   *
   * @param joins the definition that it belongs to
   * @param call what to take
   * @return a pattern to go on with
   */
  public static JoinN of(Joins joins, CallChannel<?> call) {
    return new JoinN(joins, Join.of(call.term()), Head.VOID_CALL, null);
  }

  /**
   * Begins a pattern with a caller at a gate, which binds a value that means nothing.
   *
   * @param joins the definition that it belongs to
   * @param gate what to take
   * @return a pattern to go on with
   */
  public static JoinN of(Joins joins, Gate gate) {
    return new JoinN(joins, Join.of(gate.term()), Head.VOID_CALL, null);
  }

  /** The same, without that value. */
  static JoinN ofUnbound(Joins joins, Gate gate) {
    return new JoinN(joins, Join.of().andUnbound(gate.term()), Head.VOID_CALL, null);
  }

  /**
   * Begins a clause of a select that is not possible before some time has passed since its start.
   *
   * @param joins the definition that it belongs to
   * @param delay zero for a default: taken if nothing else is possible at once
   * @return a pattern to go on with, or to end with {@code map}
   * @throws IllegalArgumentException if the delay is negative
   */
  public static JoinN after(Joins joins, Duration delay) {
    Objects.requireNonNull(delay, "after(null): a delay must not be null");
    if (delay.isNegative()) {
      throw new IllegalArgumentException("after(" + delay + "): a delay must not be negative");
    }
    return new JoinN(joins, Join.of(), Head.MESSAGE, delay);
  }

  private JoinN with(Join changed) {
    return new JoinN(joins, changed, head, delay);
  }

  /**
   * Adds a term to the pattern, which binds one more value.
   *
   * @param term what to take
   * @return a longer pattern
   */
  public JoinN and(Term<?> term) {
    return with(join.and(term));
  }

  /** Adds a term that is taken, and binds nothing. */
  JoinN andUnbound(Term<?> term) {
    return with(join.andUnbound(term));
  }

  /**
   * Adds a condition on what is bound so far.
   *
   * @param guard pure: it may run many times, or not at all; gets the values bound so far
   * @return a changed pattern
   * @throws IllegalArgumentException if there is no term yet, or one of them is room, which is not
   *     there before the match
   */
  public JoinN where(Predicate<Object[]> guard) {
    return with(join.where(guard));
  }

  /**
   * Sets the priority: where several patterns are enabled, the highest wins.
   *
   * @param priority 0 is ordinary
   * @return a changed pattern
   */
  public JoinN priority(int priority) {
    return with(join.priority(priority));
  }

  /**
   * Names the pattern for reports, traces and thread dumps.
   *
   * @param name need not be unique
   * @return a changed pattern
   */
  public JoinN named(String name) {
    return with(join.named(name));
  }

  /**
   * Installs the pattern: each match runs the body, on the thread of the caller at the head if
   * there is one, otherwise in a new tasklet. What the body throws goes to that caller, or the
   * scheduler.
   *
   * @param action takes the bound values
   * @return the installed pattern
   * @throws IllegalArgumentException if the pattern begins with a question
   * @throws IllegalStateException if the definition is closed
   */
  public Reaction react(Fn.Action1<Object[]> action) {
    if (head == Head.QUESTION) {
      throw new IllegalArgumentException("'" + this + "' begins with a question: reply to it");
    }
    return install(values -> {
      action.run(values);
      return Unit.UNIT;
    });
  }

  /**
   * Installs the pattern: each match runs the body on the thread of the caller at the head, and its
   * result is the reply. What the body throws, the caller gets.
   *
   * @param body makes the reply of the bound values, which must not be null: the caller would fail
   *     with {@link NoReplyException}
   * @return the installed pattern
   * @throws IllegalArgumentException if the pattern does not begin with a question
   * @throws IllegalStateException if the definition is closed
   */
  public Reaction reply(Fn.Body1<Object[], ?> body) {
    if (head != Head.QUESTION) {
      throw new IllegalArgumentException("'" + this + "' does not begin with a question");
    }
    return install(body);
  }

  /**
   * Makes a clause of a select of the pattern; the body runs on the selecting thread.
   *
   * @param body makes the result of the bound values
   * @param <T> the result
   * @return a new clause
   * @throws IllegalArgumentException if messages of a term are to expire, see {@code within}
   */
  public <T> Clause<T> map(Fn.Body1<Object[], ? extends T> body) {
    var compiled = new CompiledBody<T>(joins, join, false, body);
    if (!compiled.join().expiries().isEmpty()) {
      throw new IllegalArgumentException(
          "'"
              + this
              + "': within belongs to an installed pattern; a select that should not wait for ever"
              + " has a clause after(...)");
    }
    return delay == null
        ? Clause.take(compiled.join(), compiled::run)
        : Clause.takeAfter(delay, compiled.join(), compiled::run);
  }

  /**
   * Each match runs the body: on the thread of the caller at the head, who gets the result, or in a
   * new tasklet if there is none.
   */
  Reaction install(Fn.Body1<Object[], ?> body) {
    if (delay != null) {
      throw new IllegalArgumentException(
          "after("
              + delay
              + ") belongs into a select: an installed pattern has no start from which to count");
    }
    var onCaller = head != Head.MESSAGE;
    return joins.reactions().install(new CompiledBody<>(joins, joins.inTurn(join), onCaller, body));
  }

  @Override
  public String toString() {
    return join.toString();
  }
}
