package dev.joins.proofs.model;

import dev.joins.match.Place;
import java.util.List;

/** The channels of every program. */
final class Channels {
  static final List<String> NAMES = List.of("meet", "meet2", "buffer", "buffer2", "open");
  static final List<Integer> CAPACITIES = List.of(0, 0, 1, 2, Place.UNBOUNDED);
  static final int COUNT = NAMES.size();

  /** The unbounded one. */
  static final int OPEN = 4;

  private Channels() {}
}
