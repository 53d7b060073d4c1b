package dev.joins.proofs.programs;

import dev.joins.match.store.Place;
import dev.joins.proofs.semantics.State;
import java.util.List;

/** The channels of every program: two of each kind. */
public final class Channels {
  public static final List<String> NAMES =
      List.of("open", "open2", "buffer", "buffer2", "meet", "meet2");
  public static final List<Integer> CAPACITIES =
      List.of(Place.UNBOUNDED, Place.UNBOUNDED, 1, 2, 0, 0);
  public static final int COUNT = NAMES.size();

  /** The first unbounded one. */
  public static final int OPEN = 0;

  /** The first that may be full. */
  public static final int BUFFER = 2;

  /** The first rendezvous. */
  public static final int MEET = 4;

  private Channels() {}

  /** The semantics of them all, empty. */
  public static State state() {
    var state = new State();
    for (var i = 0; i < COUNT; i++) {
      state = state.channel(NAMES.get(i), CAPACITIES.get(i));
    }
    return state;
  }
}
