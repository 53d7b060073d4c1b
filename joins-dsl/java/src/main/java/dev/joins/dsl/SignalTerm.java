package dev.joins.dsl;

import dev.joins.channel.Term;

/**
 * A term of a pattern that binds nothing: one or several signals, or any term whose value nobody
 * wants. Immutable and thread-safe.
 */
public abstract sealed class SignalTerm permits Signal, SignalTerm.Unbound {
  SignalTerm() {}

  /**
   * Returns a term that takes what another takes, and forgets its value.
   *
   * @param term what to take
   * @return binds nothing
   */
  public static SignalTerm of(Term<?> term) {
    return new Unbound(term);
  }

  /**
   * Returns this as a term like any other, for those who build another notation.
   *
   * @return what it binds means nothing
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
