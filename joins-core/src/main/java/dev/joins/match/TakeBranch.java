package dev.joins.match;

import java.util.List;

/** An alternative that takes what a pattern wants. */
final class TakeBranch extends Branch implements Taker {
  private static final Registrations.Registration[] NONE = {};

  private final Plan plan;
  private boolean attached;
  private Registrations.Registration[] registrations = NONE;

  TakeBranch(Selection selection, int index, Pattern pattern) {
    super(selection, index);
    this.plan = Plan.of(pattern);
  }

  TakeBranch(Selection selection, int index, Pattern pattern, long activation) {
    super(selection, index, activation);
    this.plan = Plan.of(pattern);
  }

  @Override
  void addPlacesTo(List<Place> places) {
    for (var need : plan.pattern().needs()) {
      places.add(need.place());
    }
    places.addAll(plan.pattern().rooms());
  }

  @Override
  void begin() {
    plan.attach();
    attached = true;
  }

  @Override
  void enlist(Group locked) {
    registrations = Takers.register(this);
  }

  @Override
  void withdraw(Group group) {
    for (var registration : registrations) {
      registration.remove();
    }
    registrations = NONE;
    if (attached) {
      attached = false;
      plan.detach();
    }
  }

  @Override
  boolean isHopeless() {
    return isActive() ? plan.isHopeless() : plan.lacksForGood();
  }

  @Override
  String progress() {
    return isActive() ? plan.progress() : pattern().name() + ": its time has not come";
  }

  @Override
  public Plan plan() {
    return plan;
  }

  @Override
  public Offer offer() {
    return selection();
  }

  @Override
  public void leave(Group group) {
    selection().clear(group);
  }

  @Override
  public void take(Object[] values, Group group) {
    selection().choose(index(), values, group);
  }

  @Override
  public void hopeless(Place closed, Group group) {
    withdraw(group);
    selection().branchDied(group);
  }

  @Override
  public String toString() {
    return plan.pattern().toString();
  }
}
