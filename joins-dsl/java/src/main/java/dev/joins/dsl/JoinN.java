package dev.joins.dsl;

import dev.joins.channel.Clause;
import dev.joins.channel.Term;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * A pattern of any number of terms, each of which binds one value; conditions and bodies get them
 * as an array. For those who build another notation, and know the types otherwise: in Java {@link
 * Joins#on(Term)} knows them. Immutable.
 */
public final class JoinN extends Pattern {
  /** Whether this begins with a question. */
  private final boolean asked;

  private JoinN(Spec spec, boolean asked) {
    super(spec);
    this.asked = asked;
  }

  /**
   * Begins a pattern without terms.
   *
   * @param joins the definition that it belongs to
   * @return a pattern to go on with
   */
  public static JoinN of(Joins joins) {
    return new JoinN(Spec.empty(joins, null), false);
  }

  /**
   * Begins a pattern with a question, whose caller gets the result of {@link #reply}.
   *
   * @param joins the definition that it belongs to
   * @param call what to take
   * @return a pattern to go on with
   */
  public static JoinN of(Joins joins, ReplyTerm<?, ?> call) {
    return new JoinN(headOf(joins, call), true);
  }

  private static <Q, R> Spec headOf(Joins joins, ReplyTerm<Q, R> call) {
    return joins.on(call).spec();
  }

  /**
   * Begins a pattern with a call that needs no reply.
   *
   * @param joins the definition that it belongs to
   * @param call what to take
   * @return a pattern to go on with
   */
  public static JoinN of(Joins joins, CallChannel<?> call) {
    return new JoinN(joins.on(call).spec(), false);
  }

  /**
   * Begins a pattern with a caller at a gate.
   *
   * @param joins the definition that it belongs to
   * @param gate what to take
   * @return a pattern to go on with
   */
  public static JoinN of(Joins joins, Gate gate) {
    return new JoinN(Spec.empty(joins, null).head(gate.term(), true), false);
  }

  /**
   * Begins an alternative of a select that is not possible before some time has passed since its
   * start.
   *
   * @param joins the definition that it belongs to
   * @param delay see {@link Joins#after}
   * @return a pattern to go on with
   * @throws IllegalArgumentException if the delay is negative
   */
  public static JoinN after(Joins joins, Duration delay) {
    return new JoinN(joins.after(delay).spec(), false);
  }

  /**
   * Adds a term to the pattern, which binds one more value.
   *
   * @param term what to take
   * @return a longer pattern
   */
  public JoinN and(Term<?> term) {
    return new JoinN(spec().binding(term), asked);
  }

  /**
   * Adds a condition on what is bound so far.
   *
   * @param guard pure: it may run many times, or not at all; gets the values bound so far
   * @return a changed pattern
   */
  public JoinN where(Predicate<Object[]> guard) {
    return new JoinN(spec().where(guard), asked);
  }

  /**
   * Sets the priority: where several patterns are enabled, the highest wins.
   *
   * @param priority 0 is ordinary
   * @return a changed pattern
   */
  public JoinN priority(int priority) {
    return new JoinN(spec().withPriority(priority), asked);
  }

  /**
   * Names the pattern for reports, traces and thread dumps.
   *
   * @param name need not be unique
   * @return a changed pattern
   */
  public JoinN named(String name) {
    return new JoinN(spec().withName(name), asked);
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
    if (asked) {
      throw new IllegalArgumentException("'" + this + "' begins with a question: reply to it");
    }
    CompiledBody.Body<Unit> body =
        values -> {
          action.run(values);
          return Unit.UNIT;
        };
    return spec().headed() ? installOnCaller(body) : installTasklet(body);
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
    if (!asked) {
      throw new IllegalArgumentException("'" + this + "' does not begin with a question");
    }
    return installOnCaller(body::apply);
  }

  /**
   * Makes one alternative of a select of it; the body runs on the selecting thread.
   *
   * @param body makes the result of the bound values
   * @param <T> the result
   * @return a new clause
   */
  public <T> Clause<T> map(Fn.Body1<Object[], ? extends T> body) {
    return clause(body::apply);
  }
}
