package dev.joins.dsl;

import dev.joins.channel.Term;

/**
 * A term of a pattern that binds nothing: one or several signals, or any term whose value nobody
 * wants. Immutable and thread-safe.
 */
public abstract sealed class SignalTerm permits Signal, SignalTerm.Unbound {
  SignalTerm() {}

  /**
   * What a term takes, without its value.
   *
   * @param term what to take
   * @return a term that binds nothing
   */
  public static SignalTerm of(Term<?> term) {
    return new Unbound(term);
  }

  /**
   * The same as a term like any other, for those who build another notation: what it binds means
   * nothing.
   *
   * @return a term
   */
  public abstract Term<?> term();

  /** Takes, and forgets. */
  static final class Unbound extends SignalTerm {
    private final Term<?> term;

    Unbound(Term<?> term) {
      this.term = term;
    }

    @Override
    public Term<?> term() {
      return term;
    }

    @Override
    public String toString() {
      return term.toString();
    }
  }
}
