package dev.joins.proofs.explore;

/**
 * Runs a program on many schedules, and finds one on which it fails.
 *
 * {@snippet file="ExplorerSnippets.java" region="check"}
 *
 * <p>The scheduler of the program is cooperative, on the virtual clock; but before each operation
 * on a channel, each interrupt, each reply and each use of a {@link Shared} variable it is chosen
 * anew who is next. Time moves only when nothing can run. A failure is whatever the program throws,
 * a deadlock, or a run that does not end; the search stops at the first, and looks for a shorter
 * schedule with the same.
 *
 * <p>Not seen: what tasklets share by plain fields, and what happens under the parallel scheduler
 * between two steps. Immutable and thread-safe. One exploration runs all its schedules on one
 * thread of its own; if a tasklet gets stuck there with the turn, that is a failure as well, and
 * the thread is left behind.
 */
public final class Explorer {
  private static final int DEFAULT_BOUND = 100_000;
  private static final int DEFAULT_STEPS = 2_000;

  /** One way to search. */
  sealed interface Way {
    record Exhaustive() implements Way {}

    record Random(long seed) implements Way {}

    record Pct(long seed, int depth) implements Way {}

    record Replay(Schedule schedule) implements Way {}
  }

  private final Way way;
  private final int bound;
  private final int stepLimit;
  private final boolean isSample;

  private Explorer(Way way, int bound, int stepLimit, boolean isSample) {
    this.way = way;
    this.bound = bound;
    this.stepLimit = stepLimit;
    this.isSample = isSample;
  }

  private Explorer(Way way, boolean isSample) {
    this(way, DEFAULT_BOUND, DEFAULT_STEPS, isSample);
  }

  /**
   * Makes an explorer that tries every schedule, but for those that only differ in the order of
   * independent steps. Two steps are dependent if they touch the same channel, or channels that
   * some pattern or select has named together, the same tasklet, or the same {@link Shared}
   * variable.
   *
   * @return a new explorer
   */
  public static Explorer exhaustive() {
    return new Explorer(new Way.Exhaustive(), false);
  }

  /**
   * Makes an explorer for which at each step anybody may be next, with the same probability.
   *
   * @param seed the same seed, the same schedules
   * @return a new explorer
   */
  public static Explorer random(long seed) {
    return new Explorer(new Way.Random(seed), true);
  }

  /**
   * Makes an explorer that tests by probabilistic concurrency testing: few changes of turn, at
   * random places. Good at bugs that need few things to come in a certain order, in programs too
   * large for anything else.
   *
   * @param seed the same seed, the same schedules
   * @param depth how many things; 2 or 3 are enough for most bugs
   * @return a new explorer
   * @throws IllegalArgumentException if the depth is less than 1
   */
  public static Explorer pct(long seed, int depth) {
    if (depth < 1) {
      throw new IllegalArgumentException("a bug has depth 1 at least, not " + depth);
    }
    return new Explorer(new Way.Pct(seed, depth), true);
  }

  /**
   * Makes an explorer that tries one schedule.
   *
   * @param schedule as a {@link Counterexample} names it
   * @return a new explorer
   * @throws IllegalArgumentException if it is none
   */
  public static Explorer replay(String schedule) {
    return new Explorer(new Way.Replay(Schedule.parse(schedule)), true);
  }

  /**
   * Returns this explorer with a bound on the search.
   *
   * @param schedules the most that are tried, those that are cut off included
   * @return a changed copy
   * @throws IllegalArgumentException if it is less than 1
   */
  public Explorer withBound(int schedules) {
    if (schedules < 1) {
      throw new IllegalArgumentException("a bound of " + schedules + " schedules tries nothing");
    }
    return new Explorer(way, schedules, stepLimit, isSample);
  }

  /**
   * Returns this explorer with a limit for each schedule: one that takes more steps has failed,
   * with {@link NoEndException}.
   *
   * @param steps the most
   * @return a changed copy
   * @throws IllegalArgumentException if it is less than 1
   */
  public Explorer withStepLimit(int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("no program ends within " + steps + " steps");
    }
    return new Explorer(way, bound, steps, isSample);
  }

  /**
   * Returns this explorer for programs too large for its bound: that it reaches it is no failure of
   * {@link #check}. The random ways are samples anyway.
   *
   * @return a changed copy
   */
  public Explorer asSample() {
    return new Explorer(way, bound, stepLimit, true);
  }

  /**
   * Tries a program on many schedules, and fails if the program does, or if less was shown than was
   * asked for.
   *
   * @param program what to try
   * @return what was tried
   * @throws ScheduleFailure if some schedule was found on which the program fails
   * @throws AssertionError if the bound was reached before all schedules were tried, and no {@link
   *     #asSample sample} was asked for; or if the program does not fail on the schedule that is
   *     replayed
   * @throws IllegalStateException as {@link #explore}
   */
  public Exploration check(Program program) {
    var exploration = explore(program);
    exploration
        .found()
        .ifPresent(found -> {
          throw new ScheduleFailure(exploration, found.failure());
        });
    if (way instanceof Way.Replay(var schedule)) {
      throw new AssertionError(
          "the program does not fail on the schedule \""
              + schedule
              + "\" any more: let all schedules be tried in place of this one");
    }
    if (!exploration.complete() && !isSample) {
      throw new AssertionError(
          "the bound of "
              + bound
              + " schedules was reached before all had been tried: "
              + exploration
              + "; make the program smaller or the bound larger, or ask for a sample");
    }
    return exploration;
  }

  /**
   * Tries a program on many schedules, and tells what was found.
   *
   * @param program what to try
   * @return what was tried, and what was found
   * @throws IllegalStateException if the schedule that is replayed does not fit the program
   */
  public Exploration explore(Program program) {
    return new Exploring(program, bound, stepLimit).explore(way);
  }
}
