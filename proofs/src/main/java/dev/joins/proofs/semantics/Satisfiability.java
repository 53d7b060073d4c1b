package dev.joins.proofs.semantics;

import dev.joins.proofs.semantics.Call.Give;
import dev.joins.proofs.semantics.Call.Take;
import java.util.List;

/** Whether what is not possible now may still become so, in spite of closed channels. */
public final class Satisfiability {
  private final State state;

  /**
   * Looks at a state.
   *
   * @param state at rest
   */
  public Satisfiability(State state) {
    this.state = state;
  }

  /**
   * Returns whether a call may still have an outcome.
   *
   * @param call may wait, or be about to
   * @return false if each of its clauses lacks what can never come
   */
  public boolean isFor(Call call) {
    for (var i = 0; i < call.clauses().size(); i++) {
      var clause = call.active(i);
      var alive =
          switch (call.clauses().get(i)) {
            case Give give -> !state.isClosed(give.channel()) || isOffered(clause);
            case Take take when take.isDelayed() && !waits(clause) ->
                !lacksForGood(bare(take.pattern())); // nobody has looked at the messages yet
            case Take take -> isFor(take.pattern());
          };
      if (alive) {
        return true;
      }
    }
    return false;
  }

  private boolean isOffered(ActiveClause clause) {
    return state.pending().stream().anyMatch(message -> clause.equals(message.offer()));
  }

  private boolean waits(ActiveClause clause) {
    return state.takers().stream().anyMatch(taker -> clause.equals(taker.clause()));
  }

  /**
   * Returns whether a pattern that is not enabled may still become so.
   *
   * @param pattern takes something, or waits for room
   * @return false if all its channels are closed, or one that is has too little
   */
  public boolean isFor(Pattern pattern) {
    var allClosed =
        pattern.rooms().isEmpty() && pattern.channels().stream().allMatch(state::isClosed);
    return !(allClosed && pattern.takesSomething()) && !lacksForGood(pattern);
  }

  /** Returns the pattern without its filters, keys, orders and conditions. */
  private static Pattern bare(Pattern pattern) {
    var terms =
        pattern.terms().stream()
            .<Term>map(term ->
                switch (term) {
                  case Term.Many(var view, var least, var most) ->
                      new Term.Many(View.of(view.channel()), least, most);
                  case Term.Among(var views, var least, var most) ->
                      new Term.Among(
                          views.stream().map(view -> View.of(view.channel())).toList(),
                          least,
                          most);
                })
            .toList();
    return new Pattern(
        pattern.name(), pattern.priority(), pattern.policy(), terms, List.of(), pattern.rooms());
  }

  private boolean lacksForGood(Pattern pattern) {
    return pattern.rooms().stream().anyMatch(state::isClosed)
        || pattern.terms().stream().anyMatch(this::lacksForGood)
        || pattern.channels().stream()
            .filter(state::isClosed)
            .anyMatch(channel -> state.pendingAt(channel).size() < wanted(pattern, channel));
  }

  /** Returns how many all terms together must have of a channel. */
  private static long wanted(Pattern pattern, String channel) {
    return pattern.terms().stream()
        .mapToLong(term ->
            switch (term) {
              case Term.Many(var view, var least, var most) ->
                  view.channel().equals(channel) ? least : 0;
              case Term.Among(var views, var least, var most) ->
                  Math.max(
                      0,
                      least
                          - views.stream().filter(view -> !view.channel().equals(channel)).count());
            })
        .sum();
  }

  private boolean lacksForGood(Term term) {
    return switch (term) {
      case Term.Many(var view, var least, var most) ->
          state.isClosed(view.channel()) && fitting(view) < least;
      case Term.Among(var views, var least, var most) ->
          views.stream()
                  .filter(view -> !state.isClosed(view.channel()) || fitting(view) > 0)
                  .count()
              < least;
    };
  }

  private long fitting(View view) {
    return state.pending().stream().filter(view::fits).count();
  }
}
