package dev.joins.proofs.semantics;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A taker, and what it would take or has taken.
 *
 * @param taker who
 * @param picks what each of the pattern's terms gets
 */
public record Match(Taker taker, List<List<Pick>> picks) {
  /**
   * A message as it stands in a match.
   *
   * @param view by which it was chosen
   * @param message what
   */
  public record Pick(View view, Message message) {
    @Override
    public String toString() {
      return message.toString();
    }
  }

  /**
   * Returns all messages that it takes or looks at.
   *
   * @return in the order of the terms
   */
  public List<Message> messages() {
    return picks.stream().flatMap(List::stream).map(Pick::message).toList();
  }

  /**
   * Returns the messages that leave.
   *
   * @return without what is only looked at
   */
  public List<Message> taken() {
    return picks.stream()
        .flatMap(List::stream)
        .filter(pick -> !pick.view().peeks())
        .map(Pick::message)
        .toList();
  }

  private long[] ages() {
    return messages().stream().mapToLong(Message::arrival).sorted().toArray();
  }

  private long[] assignment() {
    return messages().stream().mapToLong(Message::arrival).toArray();
  }

  /** Compares two fillings of one pattern; where nothing decides, the earlier terms get more. */
  boolean isBetterFillingThan(Match other) {
    if (messages().size() != other.messages().size()) {
      return messages().size() > other.messages().size();
    }
    var byChoice = compareChoices(other);
    if (byChoice != 0) {
      return byChoice < 0;
    }
    var byAge = Arrays.compare(ages(), other.ages());
    return byAge != 0 ? byAge < 0 : Arrays.compare(assignment(), other.assignment()) < 0;
  }

  /**
   * The terms that want the best choose one after the other, and each chooses one message after the
   * other: so the first choice that differs decides. To have one more is better.
   */
  private int compareChoices(Match other) {
    for (var term = 0; term < picks.size(); term++) {
      var mine = chosen(term);
      var its = other.chosen(term);
      for (var i = 0; i < Math.min(mine.size(), its.size()); i++) {
        var order = mine.get(i).view().compareChoice(mine.get(i).message(), its.get(i).message());
        if (order != 0) {
          return order;
        }
      }
      if (mine.size() != its.size()) {
        return its.size() - mine.size();
      }
    }
    return 0;
  }

  private List<Pick> chosen(int term) {
    return picks.get(term).stream().filter(pick -> pick.view().choice() != null).toList();
  }

  /**
   * Returns the matches that may win.
   *
   * @param enabled the best filling of each taker, in the order in which the takers came
   * @return none if none is enabled; more than one only where the policy lets any win
   */
  public static Set<Match> winners(List<Match> enabled) {
    var winners = new LinkedHashSet<Match>();
    for (var later : enabled) {
      var beaten = winners.stream().filter(later::mayBeat).toList();
      if (winners.isEmpty() || !beaten.isEmpty()) {
        winners.removeIf(earlier -> later.mayBeat(earlier) && !earlier.mayStandAgainst(later));
        winners.add(later);
      }
    }
    return winners;
  }

  private boolean mayBeat(Match earlier) {
    if (priority() != earlier.priority()) {
      return priority() > earlier.priority();
    }
    return switch (policyAgainst(earlier)) {
      case OLDEST -> Arrays.compare(ages(), earlier.ages()) < 0;
      case DECLARED -> false;
      case ANY -> true;
    };
  }

  private boolean mayStandAgainst(Match later) {
    return priority() == later.priority() && policyAgainst(later) == Policy.ANY;
  }

  private int priority() {
    return taker.pattern().priority();
  }

  private Policy policyAgainst(Match other) {
    var policy = taker.pattern().policy();
    return policy == other.taker.pattern().policy() ? policy : Policy.OLDEST;
  }

  @Override
  public String toString() {
    return taker + " of " + messages();
  }
}
