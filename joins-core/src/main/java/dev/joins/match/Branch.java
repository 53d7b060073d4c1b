package dev.joins.match;

import java.util.List;

/** One alternative of one selection at work. Guarded by the lock of the selection's group. */
abstract sealed class Branch permits TakeBranch, GiveBranch {
  private final Selection selection;
  private final int index;
  private final long activation;
  private boolean active;

  /** Possible at once. */
  Branch(Selection selection, int index) {
    this.selection = selection;
    this.index = index;
    this.activation = 0;
    this.active = true;
  }

  /** Possible from the time {@code activation} on. */
  Branch(Selection selection, int index, long activation) {
    this.selection = selection;
    this.index = index;
    this.activation = activation;
  }

  final Selection selection() {
    return selection;
  }

  final int index() {
    return index;
  }

  final long activation() {
    return activation;
  }

  final boolean isActive() {
    return active;
  }

  final boolean isDue(long now) {
    return !active && now - activation >= 0;
  }

  final void activate() {
    active = true;
  }

  /** What it is about. */
  abstract void addPlacesTo(List<Place> places);

  /** It takes part from now on, in deciding at first. */
  abstract void begin();

  /** Lets others see it. */
  abstract void enlist(Group locked);

  /** Takes it out of all queues, if it is in any. */
  abstract void withdraw(Group group);

  /** It can never be committed: a place is closed. */
  abstract boolean isHopeless();

  /** What it waits for and what is there of it. */
  abstract String progress();
}
