package dev.joins.match.select;

import dev.joins.match.commit.Locked;
import dev.joins.match.commit.Offer;
import dev.joins.match.commit.Recipient;
import dev.joins.match.pattern.Pattern;
import dev.joins.match.plan.Match;
import dev.joins.match.plan.PatternLine;
import dev.joins.match.plan.Plan;
import dev.joins.match.plan.Plans;
import dev.joins.match.plan.Progress;
import dev.joins.match.plan.Satisfiability;
import dev.joins.match.store.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A clause that takes what a pattern wants; it is its own node in the line of those who wait. */
final class ActiveTake extends Recipient implements ActiveClause {
  private final Selection selection;
  private final int index;
  private final Pattern pattern;

  /** When its time comes; of no use once it has come. */
  final long activation;

  private boolean active;

  /** Found when its time comes; given up with the clause. */
  private @Nullable Plan plan;

  /** Possible at once. */
  ActiveTake(Selection selection, int index, Pattern pattern) {
    this(selection, index, pattern, 0);
    this.active = true;
  }

  /** Possible from the time {@code activation} on. */
  ActiveTake(Selection selection, int index, Pattern pattern, long activation) {
    this.selection = selection;
    this.index = index;
    this.pattern = pattern;
    this.activation = activation;
  }

  @Override
  public Pattern pattern() {
    return pattern;
  }

  @Override
  public Offer giver() {
    return selection;
  }

  @Override
  public void addPlacesTo(List<Place> places) {
    places.addAll(pattern.places());
  }

  @Override
  public boolean isActive() {
    return active;
  }

  boolean isDue(long now) {
    return !active && Selection.hasCome(activation, now);
  }

  void activate() {
    active = true;
  }

  /** What it would take now. It takes part from now on, in deciding at first. */
  @Nullable Match match() {
    return plan().match(this);
  }

  private Plan plan() {
    var known = plan;
    if (known == null) {
      known = PatternLine.planFor(pattern);
      plan = known;
    }
    return known;
  }

  @Override
  public void enlist(Locked locked) {
    PatternLine.join(this, plan(), locked.nextAge());
  }

  @Override
  public void withdraw(Locked locked) {
    if (line != null) {
      PatternLine.leave(this);
    } else if (plan != null) {
      PatternLine.discard(plan);
    }
    plan = null;
  }

  @Override
  public boolean isLost() {
    return active
        ? Satisfiability.isLost(planToLookAt())
        : Satisfiability.lacksForGood(planToLookAt());
  }

  /** Where it has none, before its time or after it was withdrawn: one that leaves no trace. */
  private Plan planToLookAt() {
    return plan == null ? Plans.of(pattern) : plan;
  }

  @Override
  public String progress() {
    return active
        ? Progress.of(planToLookAt(), pattern.name())
        : pattern.name() + ": its time has not come";
  }

  @Override
  protected void leave(Locked locked) {
    selection.clear(locked);
  }

  @Override
  protected void take(Object[] values, Locked locked) {
    selection.choose(index, values, locked);
  }

  /** Stays: something may be put back. */
  @Override
  protected void becomeUnsatisfiable(Place closed, Locked locked) {
    selection.clauseIsLost(locked);
  }

  @Override
  public String toString() {
    return pattern.toString();
  }
}
