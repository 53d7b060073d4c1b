package dev.joins.dsl;

import dev.joins.channel.Clause;
import dev.joins.channel.Join;
import dev.joins.channel.Term;
import dev.joins.internal.CheckReturnValue;
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

  private final Drafts.Draft draft;

  private JoinN(Joins joins, Join join, Head head, @Nullable Duration delay, Drafts.Draft draft) {
    this.joins = joins;
    this.join = join;
    this.head = head;
    this.delay = delay;
    this.draft = draft;
  }

  /** Who calls no verb on it has forgotten something. A pattern without terms says nothing yet. */
  private JoinN noted() {
    draft.goOn(this);
    return this;
  }

  /** What is null is refused where it is written. */
  static <X> X given(@Nullable X part, String what) {
    if (part == null) {
      throw new NullPointerException(what + " of a pattern must not be null");
    }
    return part;
  }

  private static JoinN begin(Joins joins, Join join, Head head) {
    return new JoinN(joins, join, head, null, joins.drafts().begin());
  }

  /**
   * Begins a pattern without terms.
   *
   * @param joins the definition that it belongs to
   * @return a pattern to go on with
   */
  @CheckReturnValue
  public static JoinN of(Joins joins) {
    return begin(joins, Join.of(), Head.MESSAGE);
  }

  /**
   * Begins a pattern with a question, whose caller gets the result of {@link #reply}.
   *
   * @param joins the definition that it belongs to
   * @param call what to take
   * @return a pattern to go on with
   */
  @CheckReturnValue
  public static JoinN of(Joins joins, ReplyTerm<?, ?> call) {
    return begin(joins, Join.of(given(call, "a term").questions()), Head.QUESTION).noted();
  }

  /**
   * Begins a pattern with a call that needs no reply.
   *
   * @param joins the definition that it belongs to
   * @param call what to take
   * @return a pattern to go on with
   */
  @CheckReturnValue
  public static JoinN of(Joins joins, CallChannel<?> call) {
    return begin(joins, Join.of(given(call, "a term").term()), Head.VOID_CALL).noted();
  }

  /**
   * Begins a pattern with a caller at a gate, which binds a value that means nothing.
   *
   * @param joins the definition that it belongs to
   * @param gate what to take
   * @return a pattern to go on with
   */
  @CheckReturnValue
  public static JoinN of(Joins joins, Gate gate) {
    return begin(joins, Join.of(given(gate, "a term").term()), Head.VOID_CALL).noted();
  }

  /** The same, without that value. */
  static JoinN ofUnbound(Joins joins, Gate gate) {
    return begin(joins, Join.of().andUnbound(given(gate, "a term").term()), Head.VOID_CALL).noted();
  }

  /**
   * Begins a clause of a select that is not possible before some time has passed since its start.
   *
   * @param joins the definition that it belongs to
   * @param delay zero for a default: taken if nothing else is possible at once
   * @return a pattern to go on with, or to end with {@code map}
   * @throws IllegalArgumentException if the delay is negative
   */
  @CheckReturnValue
  public static JoinN after(Joins joins, Duration delay) {
    Objects.requireNonNull(delay, "after(null): a delay must not be null");
    if (delay.isNegative()) {
      throw new IllegalArgumentException("after(" + delay + "): a delay must not be negative");
    }
    return new JoinN(joins, Join.of(), Head.MESSAGE, delay, joins.drafts().begin()).noted();
  }

  private JoinN with(Join changed) {
    return new JoinN(joins, changed, head, delay, draft).noted();
  }

  /**
   * Adds a term to the pattern, which binds one more value.
   *
   * @param term what to take
   * @return a longer pattern
   */
  @CheckReturnValue
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
  @CheckReturnValue
  public JoinN where(Predicate<Object[]> guard) {
    return with(join.where(given(guard, "a condition")));
  }

  /**
   * Sets the priority: where several patterns are enabled, the highest wins.
   *
   * @param priority 0 is ordinary
   * @return a changed pattern
   */
  @CheckReturnValue
  public JoinN priority(int priority) {
    return with(join.priority(priority));
  }

  /**
   * Names the pattern for reports, traces and thread dumps.
   *
   * @param name need not be unique
   * @return a changed pattern
   */
  @CheckReturnValue
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
    given(action, "a body");
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
    given(body, "a body");
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
  @CheckReturnValue
  public <T> Clause<T> map(Fn.Body1<Object[], ? extends T> body) {
    given(body, "a body");
    draft.finish();
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
    draft.finish();
    var onCaller = head != Head.MESSAGE;
    return joins
        .reactions()
        .install(new CompiledBody<>(joins, joins.withTurn(join), onCaller, body));
  }

  /** Says that no verb was called, and which would be right. */
  String unfinished() {
    return "pattern '"
        + this
        + "' was begun and never finished, so it takes nothing: end it with "
        + verb();
  }

  private String verb() {
    if (delay != null) {
      return "map(...), and give it to select(...)";
    }
    return switch (head) {
      case QUESTION -> "reply(...)";
      case VOID_CALL -> "react(...)";
      case MESSAGE -> "react(...), or with map(...) if it is a clause of a select";
    };
  }

  @Override
  public String toString() {
    return (delay == null ? "" : "after(" + delay + ") ") + join;
  }
}
