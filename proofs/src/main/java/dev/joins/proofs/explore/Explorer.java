package dev.joins.proofs.explore;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

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
 * between two steps. Immutable and thread-safe; one exploration runs on the calling thread.
 */
public final class Explorer {
  private static final int DEFAULT_BOUND = 100_000;
  private static final int DEFAULT_STEPS = 2_000;

  /** One way to search. */
  private sealed interface Way {
    record Exhaustive() implements Way {}

    record Random(long seed) implements Way {}

    record Pct(long seed, int depth) implements Way {}

    record Replay(Schedule schedule) implements Way {}
  }

  private final Way way;
  private final int bound;
  private final int stepLimit;

  private Explorer(Way way, int bound, int stepLimit) {
    this.way = way;
    this.bound = bound;
    this.stepLimit = stepLimit;
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
    return new Explorer(new Way.Exhaustive(), DEFAULT_BOUND, DEFAULT_STEPS);
  }

  /**
   * Makes an explorer for which at each step anybody may be next, with the same probability.
   *
   * @param seed the same seed, the same schedules
   * @return a new explorer
   */
  public static Explorer random(long seed) {
    return new Explorer(new Way.Random(seed), DEFAULT_BOUND, DEFAULT_STEPS);
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
    return new Explorer(new Way.Pct(seed, depth), DEFAULT_BOUND, DEFAULT_STEPS);
  }

  /**
   * Makes an explorer that tries one schedule.
   *
   * @param schedule as a {@link Counterexample} names it
   * @return a new explorer
   * @throws IllegalArgumentException if it is none
   */
  public static Explorer replay(String schedule) {
    return new Explorer(new Way.Replay(Schedule.parse(schedule)), 1, DEFAULT_STEPS);
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
    return new Explorer(way, schedules, stepLimit);
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
    return new Explorer(way, bound, steps);
  }

  /**
   * Tries a program on many schedules, and fails if the program does.
   *
   * @param program what to try
   * @return what was tried
   * @throws ScheduleFailure if some schedule was found on which the program fails
   */
  public Exploration check(Program program) {
    var exploration = explore(program);
    exploration
        .found()
        .ifPresent(found -> {
          throw new ScheduleFailure(exploration, found.failure());
        });
    return exploration;
  }

  /**
   * Tries a program on many schedules, and tells what was found.
   *
   * @param program what to try
   * @return what was tried, and what was found
   * @throws IllegalStateException if the program does not do the same on the same schedule
   */
  public Exploration explore(Program program) {
    return switch (way) {
      case Way.Exhaustive() -> exhaust(program);
      case Way.Random(var seed) ->
          sample(program, number -> Guides.random(new SplittableRandom(seed + number)));
      case Way.Pct(var seed, var depth) -> {
        var steps = run(program, Guides.replaying(new Schedule(List.of()))).events().size();
        yield sample(
            program, number -> Guides.pct(new SplittableRandom(seed + number), depth, steps));
      }
      case Way.Replay(var schedule) -> sample(program, number -> Guides.replaying(schedule));
    };
  }

  private Exploration sample(Program program, LongFunction<Guide> guides) {
    var longest = 0;
    for (var number = 0L; number < bound; number++) {
      var run = run(program, guides.apply(number));
      longest = Math.max(longest, run.events().size());
      var failure = run.failure();
      if (failure != null) {
        return new Exploration(number + 1, 0, false, longest, Optional.of(shortest(program, run)));
      }
    }
    return new Exploration(bound, 0, false, longest, Optional.empty());
  }

  private Exploration exhaust(Program program) {
    var groups = new Groups();
    var search = new Search(groups);
    var schedules = 0L;
    var pruned = 0L;
    var longest = 0;
    while (schedules + pruned < bound) {
      var run = Run.of(program, search, groups, stepLimit);
      longest = Math.max(longest, run.events().size());
      if (run.isRedundant()) {
        pruned++;
      } else {
        schedules++;
      }
      if (run.failure() != null) {
        var found = Optional.of(shortest(program, run));
        return new Exploration(schedules, pruned, false, longest, found);
      }
      if (!search.advance(run)) {
        return new Exploration(schedules, pruned, true, longest, Optional.empty());
      }
    }
    return new Exploration(schedules, pruned, false, longest, Optional.empty());
  }

  private Run run(Program program, Guide guide) {
    return Run.of(program, guide, new Groups(), stepLimit);
  }

  private Counterexample shortest(Program program, Run failing) {
    var shortest =
        way instanceof Way.Replay
            ? failing
            : Shrinking.shrink(failing, guide -> run(program, guide));
    return Counterexample.of(shortest, failureOf(shortest));
  }

  private static Throwable failureOf(Run run) {
    @Nullable Throwable failure = run.failure();
    if (failure == null) {
      throw new AssertionError("a run that fails has a failure");
    }
    return failure;
  }
}
