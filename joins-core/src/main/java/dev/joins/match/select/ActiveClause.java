package dev.joins.match.select;

import dev.joins.match.commit.Locked;
import dev.joins.match.store.Place;
import java.util.List;

/** One clause of one selection at work. Guarded by the lock of the selection's group. */
sealed interface ActiveClause permits ActiveTake, ActiveGive {
  /** Adds the places that it is about. */
  void addPlacesTo(List<Place> places);

  /** Returns whether its time has come. */
  boolean isActive();

  /** Lets others see it. */
  void enlist(Locked locked);

  /** Takes it out of all queues, if it is in any. */
  void withdraw(Locked locked);

  /** Returns whether it can never be committed, as a place is closed. */
  boolean isLost();

  /** Returns what it waits for and what is there of it. */
  String progress();
}
