package dev.joins.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a join pattern waits for: something that takes messages and yields an {@code A}. A channel
 * is a term; the methods here and in {@link MessageTerm} derive others. Immutable and thread-safe.
 *
 * <p>Filters, keys, orders and the functions of {@code map} must be pure: they may run many times,
 * on any thread, or not at all. A condition that throws is logged, and does not hold. They must not
 * use channels, since they may be asked under a lock: the attempt fails, and is logged.
 *
 * @param <A> what it yields
 */
public abstract sealed class Term<A>
    permits MessageTerm, ListTerm, Term.AllOf, Term.Mapped, Term.Guarded, RoomTerm {
  Term() {}

  /** Adds what this takes, in a fixed order. */
  abstract void addTo(TermCompiler compiler);

  /** Makes the result of what was taken, in that order. */
  abstract A bind(Values values);

  /**
   * Returns whether this reserves room, which is only there after the match: no condition can look
   * at it.
   */
  boolean reservesRoom() {
    return false;
  }

  /**
   * Returns a term that takes so many of this at once, oldest first; best first where it chooses
   * so.
   *
   * {@snippet file="ChannelSnippets.java" region="times"}
   *
   * @param count how many, at least 1; may be computed when the pattern is made
   * @return yields them as a list
   * @throws IllegalArgumentException if the count is less than 1
   */
  public Term<List<A>> times(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "'" + this + "' cannot be taken " + count + " times; the least is 1");
    }
    return repeated(count);
  }

  Term<List<A>> repeated(int count) {
    var copies = new ArrayList<Term<A>>();
    for (var i = 0; i < count; i++) {
      copies.add(this);
    }
    return new AllOf<>(copies, this + "*" + count);
  }

  /**
   * Returns a term that takes only what meets a condition.
   *
   * {@snippet file="TermSnippets.java" region="where"}
   *
   * @param condition pure; of a single message it is asked once, when the message comes
   * @return yields what this term yields
   * @throws IllegalArgumentException if it is room, which is only there after the match
   */
  public Term<A> where(Predicate<? super A> condition) {
    if (reservesRoom()) {
      throw new IllegalArgumentException(
          "a condition cannot look at '" + this + "', which is only there after the match");
    }
    return new Guarded<>(this, condition);
  }

  /**
   * Returns a term that yields what a function makes of the value of this one.
   *
   * @param function pure
   * @param <B> the result
   * @return takes what this term takes
   */
  public <B> Term<B> map(Function<? super A, ? extends B> function) {
    return new Mapped<>(this, function);
  }

  /**
   * Returns a term that takes one of each of these, all at once.
   *
   * @param terms at least one; a channel that stands in it twice gives two messages
   * @param <A> what each of them yields
   * @return yields them as a list, in the order of the terms
   * @throws IllegalArgumentException if there is none
   */
  public static <A> Term<List<A>> allOf(List<? extends Term<A>> terms) {
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("allOf() needs at least one term; the list was empty");
    }
    return new AllOf<>(terms, "allOf" + terms);
  }

  /**
   * Returns a term that takes one message each of some of these: of those that have the oldest
   * ones.
   *
   * {@snippet file="TermSnippets.java" region="someOf"}
   *
   * @param count of how many, at least 1 and at most all
   * @param terms each of which gives at most one, and none of which chooses the best
   * @param <A> what each of them yields
   * @return yields them as a list, in the order of the terms
   * @throws IllegalArgumentException if the count is less than 1 or more than there are terms
   */
  public static <A> Term<List<A>> someOf(int count, List<? extends MessageTerm<A>> terms) {
    return new ListTerm.OfSome<>(List.copyOf(terms), count, count);
  }

  /**
   * Returns a term that takes one message each of as many of these as have one, up to a number;
   * possibly none. Of itself it never waits: it takes what is there when the rest of the pattern
   * matches.
   *
   * @param count of how many at most, at least 1 and at most all
   * @param terms each of which gives at most one, and none of which chooses the best
   * @param <A> what each of them yields
   * @return yields them as a list, in the order of the terms
   * @throws IllegalArgumentException if the count is less than 1 or more than there are terms
   */
  public static <A> Term<List<A>> atMost(int count, List<? extends MessageTerm<A>> terms) {
    return new ListTerm.OfSome<>(List.copyOf(terms), 0, count);
  }

  /** One of each of several terms. */
  static final class AllOf<A> extends Term<List<A>> {
    private final List<Term<A>> terms;
    private final String text;

    AllOf(List<? extends Term<A>> terms, String text) {
      this.terms = List.copyOf(terms);
      this.text = text;
    }

    @Override
    void addTo(TermCompiler compiler) {
      terms.forEach(term -> term.addTo(compiler));
    }

    @Override
    List<A> bind(Values values) {
      var bound = new ArrayList<A>(terms.size());
      for (var term : terms) {
        bound.add(term.bind(values));
      }
      return List.copyOf(bound);
    }

    @Override
    boolean reservesRoom() {
      return terms.stream().anyMatch(Term::reservesRoom);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** What is made of what another yields. */
  static final class Mapped<A, B> extends Term<B> {
    private final Term<A> term;
    private final Function<? super A, ? extends B> function;

    Mapped(Term<A> term, Function<? super A, ? extends B> function) {
      this.term = term;
      this.function = function;
    }

    @Override
    void addTo(TermCompiler compiler) {
      term.addTo(compiler);
    }

    @Override
    B bind(Values values) {
      return function.apply(term.bind(values));
    }

    @Override
    boolean reservesRoom() {
      return term.reservesRoom();
    }

    @Override
    public String toString() {
      return term.toString(); // it takes the same
    }
  }

  /** A condition on several messages together. */
  static final class Guarded<A> extends Term<A> {
    private final Term<A> term;
    private final Predicate<? super A> condition;

    Guarded(Term<A> term, Predicate<? super A> condition) {
      this.term = term;
      this.condition = condition;
    }

    @Override
    void addTo(TermCompiler compiler) {
      var from = compiler.pattern().size();
      term.addTo(compiler);
      compiler.pattern().guard(from, values -> condition.test(term.bind(new Values(values, 0))));
    }

    @Override
    A bind(Values values) {
      return term.bind(values);
    }

    @Override
    public String toString() {
      return term + ".where";
    }
  }
}
