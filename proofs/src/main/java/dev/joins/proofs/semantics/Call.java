package dev.joins.proofs.semantics;

import java.util.List;

/**
 * A send, a receive or a select.
 *
 * @param name of its own
 * @param clauses of which one is done; at least one
 */
public record Call(String name, List<Clause> clauses) {
  /** One thing that a call may do. */
  public sealed interface Clause {
    /**
     * Returns the priority: the clause with the highest is tried first.
     *
     * @return 0 is ordinary
     */
    int priority();
  }

  /**
   * Gives a message.
   *
   * @param channel to which
   * @param value what
   * @param priority among the clauses
   */
  public record Give(String channel, Object value, int priority) implements Clause {}

  /** When a clause becomes possible. */
  public enum Delay {
    /** When the call comes. */
    NONE,

    /** When the call comes and nothing else is possible: it is a default. */
    ZERO,

    /** When its time has come, which a call that never waits does not live to see. */
    SOME
  }

  /**
   * Takes what a pattern wants.
   *
   * @param pattern the pattern
   * @param delay it is not possible before that
   */
  public record Take(Pattern pattern, Delay delay) implements Clause {
    /**
     * Returns whether it is not possible when the call comes.
     *
     * @return true for a default as well
     */
    public boolean isDelayed() {
      return delay != Delay.NONE;
    }

    @Override
    public int priority() {
      return pattern.priority();
    }
  }

  /**
   * Makes a call that sends.
   *
   * @param name of its own
   * @param channel to which
   * @param value what
   * @return a new call
   */
  public static Call send(String name, String channel, Object value) {
    return new Call(name, List.of(new Give(channel, value, 0)));
  }

  /**
   * Makes a call that receives.
   *
   * @param name of its own
   * @param channel from which
   * @return a new call
   */
  public static Call receive(String name, String channel) {
    return new Call(name, List.of(new Take(Pattern.receive(channel), Delay.NONE)));
  }

  ActiveClause active(int index) {
    return new ActiveClause(name, index);
  }

  /** The same, when what it has as a default has been tried like all else. */
  Call withDefaultsTried() {
    return new Call(
        name,
        clauses.stream()
            .map(clause ->
                clause instanceof Take(var pattern, var delay) && delay == Delay.ZERO
                    ? new Take(pattern, Delay.NONE)
                    : clause)
            .toList());
  }
}
