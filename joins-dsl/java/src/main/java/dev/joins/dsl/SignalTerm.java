package dev.joins.dsl;

import dev.joins.channel.Term;

/** One or several signals, as a term of a pattern: it binds nothing. Immutable and thread-safe. */
public abstract sealed class SignalTerm permits Signal, SignalTerm.Times {
  SignalTerm() {}

  /**
   * The same as a term like any other, for those who build another notation: what it binds means
   * nothing.
   *
   * @return a term
   */
  public abstract Term<?> term();

  /** So many signals. */
  static final class Times extends SignalTerm {
    private final Term<?> term;

    Times(Term<?> term) {
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
