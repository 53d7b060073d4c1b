package dev.joins.match.plan;

import dev.joins.match.pattern.Pattern;
import dev.joins.match.pattern.PatternTaker;
import dev.joins.match.store.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the matches of one pattern are found. Guarded by the lock of the group of the pattern's
 * places; never changes a queue.
 *
 * <p>Invariant between events: no waiting pattern is enabled. So a match that becomes possible when
 * a message comes has that message in it, and a plan looks at nothing but what could go with it.
 *
 * <p>What it finds is the match that takes the oldest messages: the arrivals, sorted, are
 * lexicographically least; of two matches of the same messages, the first in the order of the
 * terms. Terms that take as many as there are take them all first; then terms that want the best
 * choose, one after the other.
 *
 * <p>Only messages are stored, never partial matches: memory is linear in what is pending.
 */
public abstract class Plan {
  private final Pattern pattern;

  Plan(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * Returns what it finds matches of.
   *
   * @return the pattern
   */
  public final Pattern pattern() {
    return pattern;
  }

  /** Begins to follow what comes to its places; looks at what is there. */
  public void attach() {}

  /** Leaves no trace at its places. */
  public void detach() {}

  /**
   * Returns what somebody would take now.
   *
   * @param taker waits with this pattern, or would
   * @return null if it is not enabled
   */
  public final @Nullable Match match(PatternTaker taker) {
    return match(taker, null);
  }

  /**
   * Returns what somebody would take now, if nothing was enabled before a message came.
   *
   * @param taker waits with this pattern
   * @param newest the message; null for any
   * @return null if it is not enabled
   */
  public final @Nullable Match match(PatternTaker taker, @Nullable Message newest) {
    return hasEnough() && hasRooms() ? search(taker, newest) : null;
  }

  /** Necessary, not sufficient: there are as many messages as it wants. */
  private boolean hasEnough() {
    for (var need : pattern.needs()) {
      if (!need.isMet()) {
        return false;
      }
    }
    return true;
  }

  private boolean hasRooms() {
    for (var place : pattern.rooms()) {
      var wanted = 0;
      for (var other : pattern.rooms()) {
        wanted += other == place ? 1 : 0;
      }
      if (place.isClosed() || !place.queue.hasRoom(wanted)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns whether some messages on its places are offered by those who will give only one of
   * several.
   *
   * @return false if all messages could be taken together
   */
  public final boolean isContested() {
    for (var need : pattern.needs()) {
      if (need.place().queue.isContested()) {
        return true;
      }
    }
    return false;
  }

  abstract @Nullable Match search(PatternTaker taker, @Nullable Message newest);

  /** How many pending messages an input could take, apart from all others. */
  int available(int input) {
    return pattern.inputs().get(input).place().queue.size;
  }

  /**
   * Returns what may be a mistake in its conditions, in words.
   *
   * @return empty if no answer was always the same
   */
  public List<String> suspicions() {
    var suspicions = new ArrayList<String>();
    for (var guard : pattern.guards()) {
      if (guard.answers().areConstant()) {
        suspicions.add(
            "a condition of '" + pattern.name() + "' has held " + guard.answers() + " times");
      }
    }
    return suspicions;
  }

  /**
   * Returns how matches are found, as a database explains a query: what is looked up, and what is
   * searched.
   *
   * @return a line
   */
  public abstract String explain();
}
