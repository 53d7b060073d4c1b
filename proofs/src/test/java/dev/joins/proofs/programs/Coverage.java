package dev.joins.proofs.programs;

import dev.joins.proofs.semantics.Match;
import dev.joins.proofs.semantics.Match.Pick;
import dev.joins.proofs.semantics.Policy;
import dev.joins.proofs.semantics.Term;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What the matches of random programs were made of: a generator whose patterns never fire would
 * prove nothing. Counts what decided something: a key only where it was compared, a term that may
 * be empty only where it was not. For one thread.
 */
public final class Coverage {
  /** What a match may have. */
  public enum Feature {
    WHERE,
    BY,
    ASCENDING,
    BEST,
    LOAN,
    PEEK,
    TIMES,
    UP_TO,
    SOME_OF,
    AT_MOST,
    ALL_OF,
    ROOM,
    CONDITION,
    PREFIX,
    PRIORITY,
    DECLARED,
    ANY
  }

  private final Map<Feature, Integer> counts = new EnumMap<>(Feature.class);
  private int programs;

  public void add(List<Match> commits) {
    programs++;
    commits.forEach(commit -> of(commit).forEach(each -> counts.merge(each, 1, Integer::sum)));
  }

  public int of(Feature feature) {
    return counts.getOrDefault(feature, 0);
  }

  private static List<Feature> of(Match match) {
    var found = new ArrayList<Feature>();
    var pattern = match.taker().pattern();
    var picks = match.picks().stream().flatMap(List::stream).toList();
    addIf(found, Feature.WHERE, picks, 1, pick -> pick.view().filter() != null);
    addIf(found, Feature.BY, picks, 2, pick -> pick.view().key() != null);
    addIf(found, Feature.ASCENDING, picks, 2, pick -> pick.view().order() != null);
    addIf(found, Feature.BEST, picks, 1, pick -> pick.view().choice() != null);
    addIf(found, Feature.LOAN, picks, 1, pick -> pick.view().lends());
    addIf(found, Feature.PEEK, picks, 1, pick -> pick.view().peeks());
    for (var i = 0; i < pattern.terms().size(); i++) {
      if (!match.picks().get(i).isEmpty()) {
        add(found, pattern.terms().get(i));
      }
    }
    if (!pattern.rooms().isEmpty()) {
      found.add(Feature.ROOM);
    }
    if (!pattern.conditions().isEmpty()) {
      found.add(Feature.CONDITION);
    }
    if (pattern.conditions().stream().anyMatch(each -> each.terms() < pattern.terms().size())) {
      found.add(Feature.PREFIX);
    }
    if (pattern.priority() != 0) {
      found.add(Feature.PRIORITY);
    }
    if (pattern.policy() != Policy.OLDEST) {
      found.add(pattern.policy() == Policy.ANY ? Feature.ANY : Feature.DECLARED);
    }
    return found;
  }

  private static void addIf(
      List<Feature> found, Feature feature, List<Pick> picks, int least, Predicate<Pick> test) {
    if (picks.stream().filter(test).count() >= least) {
      found.add(feature);
    }
  }

  private static void add(List<Feature> found, Term term) {
    switch (term) {
      case Term.Many(var view, var least, var most) -> {
        if (most > 1) {
          found.add(least == most ? Feature.TIMES : Feature.UP_TO);
        }
      }
      case Term.Among(var views, var least, var most) ->
          found.add(
              least == 0
                  ? Feature.AT_MOST
                  : least == views.size() ? Feature.ALL_OF : Feature.SOME_OF);
    }
  }

  @Override
  public String toString() {
    return programs + " programs, matches with " + counts;
  }
}
