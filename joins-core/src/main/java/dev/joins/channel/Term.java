package dev.joins.channel;

import dev.joins.match.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * What a join pattern waits for: something that takes messages and yields an {@code A}. A channel
 * is a term; the methods here derive others. Immutable and thread-safe.
 *
 * @param <A> what it yields
 */
public abstract sealed class Term<A> permits Channel, Term.Times, Term.AllOf {
  Term() {}

  /** Adds what this takes, in a fixed order. */
  abstract void addInputs(List<Pattern.Input> inputs);

  /** Makes the result of what was taken, in that order. */
  abstract A bind(Values values);

  /**
   * So many of this at once, oldest first.
   *
   * {@snippet file="ChannelSnippets.java" region="times"}
   *
   * @param count how many, at least 1; may be computed when the pattern is made
   * @return a term that yields them as a list
   * @throws IllegalArgumentException if the count is less than 1
   */
  public Term<List<A>> times(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "'" + this + "' cannot be taken " + count + " times; the least is 1");
    }
    return new Times<>(this, count);
  }

  /**
   * One from each of these, all at once.
   *
   * @param terms at least one; a channel that stands in it twice gives two messages
   * @param <A> what each of them yields
   * @return a term that yields them as a list, in the order of the terms
   * @throws IllegalArgumentException if there is none
   */
  public static <A> Term<List<A>> allOf(List<? extends Term<A>> terms) {
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("allOf() needs at least one term; the list was empty");
    }
    return new AllOf<>(List.copyOf(terms));
  }

  /** So many of one term. */
  static final class Times<A> extends Term<List<A>> {
    private final Term<A> term;
    private final int count;

    Times(Term<A> term, int count) {
      this.term = term;
      this.count = count;
    }

    @Override
    void addInputs(List<Pattern.Input> inputs) {
      if (term instanceof Channel<A> channel) {
        inputs.add(new Pattern.Input(channel.place(), count));
      } else {
        for (var i = 0; i < count; i++) {
          term.addInputs(inputs);
        }
      }
    }

    @Override
    List<A> bind(Values values) {
      var bound = new ArrayList<A>(count);
      for (var i = 0; i < count; i++) {
        bound.add(term.bind(values));
      }
      return List.copyOf(bound);
    }

    @Override
    public String toString() {
      return term + "*" + count;
    }
  }

  /** One of each of several terms. */
  static final class AllOf<A> extends Term<List<A>> {
    private final List<Term<A>> terms;

    AllOf(List<Term<A>> terms) {
      this.terms = terms;
    }

    @Override
    void addInputs(List<Pattern.Input> inputs) {
      terms.forEach(term -> term.addInputs(inputs));
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
    public String toString() {
      return "allOf" + terms;
    }
  }
}
