package dev.joins.proofs.semantics;

import dev.joins.Failure;
import dev.joins.proofs.semantics.Match.Pick;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** All ways to fill a pattern with pending messages: term by term, everything is tried. */
final class Fillings {
  private final Taker taker;
  private final List<Message> pending;
  private final List<List<Pick>> filled = new ArrayList<>();
  private final Consumer<Match> found;

  private Fillings(Taker taker, List<Message> pending, Consumer<Match> found) {
    this.taker = taker;
    this.pending = pending;
    this.found = found;
  }

  /** Earlier terms get as much as possible first. {@code pending} is in the order of arrival. */
  static List<Match> of(Taker taker, List<Message> pending) {
    var all = new ArrayList<Match>();
    new Fillings(taker, pending, all::add).fillNextTerm();
    return all;
  }

  private void fillNextTerm() {
    var terms = taker.pattern().terms();
    if (filled.size() == terms.size()) {
      found.accept(new Match(taker, List.copyOf(filled)));
      return;
    }
    switch (terms.get(filled.size())) {
      case Term.Many many -> fillMany(many, candidates(many.view()), new ArrayList<>());
      case Term.Among among -> fillAmong(among, 0, new ArrayList<>());
    }
  }

  private List<Message> candidates(View view) {
    return pending.stream().filter(view::fits).sorted(view::compareChoice).toList();
  }

  /** Messages of one view are taken in the order in which it chooses. */
  private void fillMany(Term.Many term, List<Message> candidates, List<Pick> picks) {
    if (picks.size() < term.most()) {
      for (var i = 0; i < candidates.size(); i++) {
        var pick = new Pick(term.view(), candidates.get(i));
        if (fits(pick, picks)) {
          picks.add(pick);
          fillMany(term, candidates.subList(i + 1, candidates.size()), picks);
          picks.removeLast();
        }
      }
    }
    finish(term, picks);
  }

  /** Each view, in their order, gives one message or none. */
  private void fillAmong(Term.Among term, int view, List<Pick> picks) {
    if (view == term.views().size()) {
      finish(term, picks);
      return;
    }
    if (picks.size() < term.most()) {
      for (var message : pending) {
        var pick = new Pick(term.views().get(view), message);
        if (fits(pick, picks)) {
          picks.add(pick);
          fillAmong(term, view + 1, picks);
          picks.removeLast();
        }
      }
    }
    fillAmong(term, view + 1, picks);
  }

  private void finish(Term term, List<Pick> picks) {
    if (picks.size() >= term.least()) {
      filled.add(List.copyOf(picks));
      if (conditionsHold()) {
        fillNextTerm();
      }
      filled.removeLast();
    }
  }

  private boolean fits(Pick pick, List<Pick> ofThisTerm) {
    var others = new ArrayList<Pick>();
    filled.forEach(others::addAll);
    others.addAll(ofThisTerm);
    return pick.view().fits(pick.message())
        && !(taker.call() != null && pick.message().isOfferedBy(taker.call()))
        && others.stream().noneMatch(other -> other.message().excludes(pick.message()))
        && keysAreEqual(pick, others)
        && isInOrder(pick, others);
  }

  private static boolean keysAreEqual(Pick pick, List<Pick> others) {
    var keys = new HashSet<Object>();
    others.forEach(other -> addKey(other, keys));
    addKey(pick, keys);
    return keys.size() <= 1;
  }

  private static void addKey(Pick pick, Set<Object> keys) {
    var key = pick.view().key();
    if (key != null) {
      keys.add(key.apply(pick.message().value()));
    }
  }

  private static boolean isInOrder(Pick pick, List<Pick> others) {
    var order = pick.view().order();
    if (order == null) {
      return true;
    }
    var mine = order.apply(pick.message().value());
    return others.stream()
        .allMatch(other -> {
          var itsOrder = other.view().order();
          return itsOrder == null || itsOrder.apply(other.message().value()) <= mine;
        });
  }

  /** Those that look at the terms that are filled, and at no other. */
  private boolean conditionsHold() {
    return taker.pattern().conditions().stream()
        .filter(condition -> condition.terms() == filled.size())
        .allMatch(this::holds);
  }

  private boolean holds(Pattern.Condition condition) {
    List<List<Object>> values =
        filled.stream()
            .map(picks -> picks.stream().map(pick -> pick.message().value()).toList())
            .toList();
    return values.stream().flatMap(List::stream).noneMatch(Failure.class::isInstance)
        && condition.test().test(values);
  }
}
