package dev.joins.match.select;

import dev.joins.match.commit.Act;
import dev.joins.match.commit.Locked;
import dev.joins.match.commit.Offer;
import dev.joins.match.commit.Recipient;
import dev.joins.match.pattern.Pattern;
import dev.joins.match.plan.PatternLine;
import dev.joins.match.plan.Progress;
import dev.joins.match.plan.Satisfiability;
import dev.joins.match.store.Place;
import dev.joins.tasklet.WaitReport;
import java.util.ArrayList;
import java.util.List;

/**
 * A select that waits for one message of any of several places: one waiter, with a node in the line
 * of receivers of each place. Guarded by the lock of the one group of all its places.
 *
 * <p>States: waiting in all lines; then decided - by whoever sends to one of the places, by a close
 * that leaves none alive, or withdrawn - and out of all lines.
 */
final class PlainSelection extends Offer {
  private final Place[] places;
  private final Clause[] clauses;
  private int chosen;
  private Object[] values = {};

  /** Comes to wait, under the lock: nothing is pending. */
  PlainSelection(Place[] places, long number) {
    this.places = places;
    this.clauses = new Clause[places.length];
    for (var i = 0; i < places.length; i++) {
      clauses[i] = new Clause(i, PatternLine.receiversOf(places[i]));
      clauses[i].lineOfPlace.admit(clauses[i], number);
    }
  }

  Selecting.Chosen awaitChosen() throws InterruptedException {
    await();
    throwIfClosed();
    return new Selecting.Chosen(chosen, values);
  }

  private void choose(int index, Object[] taken) {
    chosen = index;
    values = taken;
    leaveAll();
  }

  private void leaveAll() {
    for (var clause : clauses) {
      PatternLine.leave(clause);
    }
  }

  private void failIfLost(Locked locked) {
    for (var clause : clauses) {
      if (!Satisfiability.isLost(clause.lineOfPlace.plan())) {
        return;
      }
    }
    var reason = Selection.lostText(lacks());
    leaveAll();
    fail(reason, locked);
  }

  private List<String> lacks() {
    var lacks = new ArrayList<String>();
    for (var clause : clauses) {
      lacks.add(Progress.of(clause.lineOfPlace.plan()));
    }
    return lacks;
  }

  @Override
  protected boolean withdraw() {
    var act = Act.over(List.of(places));
    try {
      if (isDone()) {
        return false;
      }
      leaveAll();
      return true;
    } finally {
      act.release();
    }
  }

  @Override
  protected WaitReport describe() {
    var act = Act.over(List.of(places));
    try {
      return new WaitReport("select", lacks());
    } finally {
      act.release();
    }
  }

  /** Its node in the line of one place. */
  private final class Clause extends Recipient {
    private final int index;
    private final PatternLine lineOfPlace;

    Clause(int index, PatternLine lineOfPlace) {
      this.index = index;
      this.lineOfPlace = lineOfPlace;
    }

    @Override
    public Pattern pattern() {
      return lineOfPlace.plan().pattern();
    }

    @Override
    public Offer giver() {
      return PlainSelection.this;
    }

    @Override
    protected void leave(Locked locked) {
      leaveAll();
    }

    @Override
    protected void take(Object[] taken, Locked locked) {
      choose(index, taken);
      decide(locked);
    }

    @Override
    protected Offer takeShortly(Object value) {
      choose(index, new Object[] {value});
      decide();
      return PlainSelection.this;
    }

    /** Stays: something may be put back. */
    @Override
    protected void becomeUnsatisfiable(Place closed, Locked locked) {
      if (!isDone()) {
        failIfLost(locked);
      }
    }
  }
}
