package dev.joins.tasklet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The calls of {@code run()} that are under way, one inside the other, and what each may use up.
 * For the baton's holder only.
 *
 * <p>Turns and time are counted for all of them at once: an outer budget pays for what is used
 * inside an inner one. If several are used up, the outermost call is the one to end; those inside
 * it are over then as well.
 */
final class Runs {
  /** No limit of turns. */
  static final long NO_LIMIT = Long.MAX_VALUE;

  private static final long LOOK_NANOS = 20_000_000;

  /** One call. */
  static final class Run {
    private final CooperativeTasklet caller;
    private final long lastTurn;
    private final long deadline;

    /** Whose turn was due when the budget was used up. */
    @Nullable CooperativeTasklet cutShort;

    private Run(CooperativeTasklet caller, long lastTurn, long deadline) {
      this.caller = caller;
      this.lastTurn = lastTurn;
      this.deadline = deadline;
    }

    CooperativeTasklet caller() {
      return caller;
    }

    private boolean isLimited() {
      return lastTurn != NO_LIMIT || deadline != Parkable.NEVER;
    }
  }

  /** Innermost first. */
  private final Deque<Run> runs = new ArrayDeque<>();

  private int limited;

  /** Says when the main tasklet's run, at a close, is to be over; null but then. */
  private @Nullable BooleanSupplier isCalledOff;

  private long turnsTaken;

  /** Begins a call inside all others. */
  Run begin(CooperativeTasklet caller, long turns, long deadline) {
    var run = new Run(caller, turns == NO_LIMIT ? NO_LIMIT : turnsTaken + turns, deadline);
    runs.push(run);
    limited += run.isLimited() ? 1 : 0;
    return run;
  }

  /** Ends a call and those inside it; returns who made those, outermost first. */
  List<CooperativeTasklet> end(Run run) {
    var inner = new ArrayList<CooperativeTasklet>();
    while (runs.contains(run)) {
      var over = runs.pop();
      limited -= over.isLimited() ? 1 : 0;
      if (over != run) {
        inner.addFirst(over.caller);
      }
    }
    return inner;
  }

  /** Returns who is in the innermost call; null for nobody. */
  @Nullable CooperativeTasklet innermost() {
    var run = runs.peek();
    return run == null ? null : run.caller;
  }

  long turnsTaken() {
    return turnsTaken;
  }

  void countTurn() {
    turnsTaken++;
  }

  /** From now on somebody else says when the main tasklet's run is over; null for nobody. */
  void callOffWhen(@Nullable BooleanSupplier isOver) {
    isCalledOff = isOver;
  }

  /** Returns for how long nobody need look whether a call is over, in nanoseconds. */
  long longestSleep() {
    return isCalledOff == null ? Long.MAX_VALUE : LOOK_NANOS;
  }

  /** Returns whether any call has a limit, and so may be used up. */
  boolean areLimited() {
    return limited > 0 || isCalledOff != null;
  }

  /** Returns the outermost call that has used up what it may; null if none has. */
  @Nullable Run usedUp(long now) {
    for (var outermostFirst = runs.descendingIterator(); outermostFirst.hasNext(); ) {
      var run = outermostFirst.next();
      if (turnsTaken >= run.lastTurn
          || (run.deadline != Parkable.NEVER && now - run.deadline >= 0)
          || (isCalledOff != null
              && run.caller.scheduler().main() == run.caller
              && isCalledOff.getAsBoolean())) {
        return run;
      }
    }
    return null;
  }

  /** Returns how long it is until the first deadline, at most {@code nanos}. */
  long untilDeadline(long now, long nanos) {
    var until = nanos;
    for (var run : runs) {
      if (run.deadline != Parkable.NEVER) {
        until = Math.min(until, Math.max(0, run.deadline - now));
      }
    }
    return until;
  }
}
