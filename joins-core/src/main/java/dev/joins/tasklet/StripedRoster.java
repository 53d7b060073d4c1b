package dev.joins.tasklet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The living tasklets of a parallel scheduler. Thread-safe: it is made of several rosters, each
 * under its own lock, so that those who come and go at once seldom meet. A concurrent set would
 * allocate for each of them, and costs three times as much (ADR 0012).
 *
 * <p>What it says of all of them is weakly consistent: those who come or go meanwhile may be
 * missed.
 */
final class StripedRoster {
  /** A power of two. */
  private static final int PARTS = 16;

  private static final int LAST = PARTS - 1;

  private final Roster<ParallelTasklet>[] parts;

  @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of a generic type
  StripedRoster() {
    parts = new Roster[PARTS];
    for (var i = 0; i < PARTS; i++) {
      parts[i] = new Roster<>();
    }
  }

  void add(ParallelTasklet tasklet) {
    var part = parts[(int) tasklet.number & LAST];
    synchronized (part) {
      part.add(tasklet);
    }
  }

  void remove(ParallelTasklet tasklet) {
    var part = parts[(int) tasklet.number & LAST];
    synchronized (part) {
      part.remove(tasklet);
    }
  }

  /** Returns all of them, in the order of their creation. */
  List<ParallelTasklet> members() {
    var members = new ArrayList<ParallelTasklet>();
    for (var part : parts) {
      synchronized (part) {
        members.addAll(part.members());
      }
    }
    members.sort(Comparator.comparingLong(tasklet -> tasklet.number));
    return members;
  }
}
