package dev.joins.match;

import java.util.List;

/** An alternative that takes what a pattern wants. */
final class TakeBranch extends Branch implements Taker {
  private final Pattern pattern;
  private Registrations.Registration[] registrations = {};

  TakeBranch(Selection selection, int index, Pattern pattern) {
    super(selection, index);
    this.pattern = pattern;
  }

  TakeBranch(Selection selection, int index, Pattern pattern, long activation) {
    super(selection, index, activation);
    this.pattern = pattern;
  }

  @Override
  List<Place> places() {
    return pattern.inputs().stream().map(Pattern.Input::place).toList();
  }

  @Override
  void enlist() {
    var needs = pattern.needs();
    registrations = new Registrations.Registration[needs.length];
    for (var i = 0; i < needs.length; i++) {
      registrations[i] = needs[i].place().register(this);
    }
  }

  @Override
  void withdraw(Group group) {
    for (var registration : registrations) {
      registration.remove();
    }
    registrations = new Registrations.Registration[0];
  }

  @Override
  boolean isHopeless() {
    for (var need : pattern.needs()) {
      if (need.place().isClosed() && !need.met()) {
        return true;
      }
    }
    return false;
  }

  @Override
  String progress() {
    return isActive() ? pattern.progress() : pattern.progress() + " (its time has not come)";
  }

  @Override
  public Pattern pattern() {
    return pattern;
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
    return pattern.toString();
  }
}
