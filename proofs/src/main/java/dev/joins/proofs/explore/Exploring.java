package dev.joins.proofs.explore;

import dev.joins.proofs.explore.Explorer.Way;
import dev.joins.tasklet.Sneaky;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One exploration. It runs on a thread of its own, since a tasklet that keeps the turn may keep the
 * thread of the program as well; the thread that wants the outcome looks after it, and leaves it
 * behind when it is stuck.
 */
final class Exploring {
  private final Program program;
  private final int bound;
  private final int stepLimit;
  private long schedules;
  private long pruned;
  private int longest;

  /** The one that goes on. Publishes the counts as well. */
  private volatile @Nullable Run current;

  private volatile boolean givenUp;

  Exploring(Program program, int bound, int stepLimit) {
    this.program = program;
    this.bound = bound;
    this.stepLimit = stepLimit;
  }

  Exploration explore(Way way) {
    var outcome = new CompletableFuture<Exploration>();
    Thread.ofPlatform()
        .daemon()
        .name("explorer")
        .start(() -> {
          try {
            outcome.complete(search(way));
          } catch (Throwable failure) { // of any type: it is thrown where the outcome is awaited
            outcome.completeExceptionally(failure);
          }
        });
    return await(outcome);
  }

  private Exploration await(CompletableFuture<Exploration> outcome) {
    var lookout = new Lookout();
    while (true) {
      try {
        return outcome.get(Lookout.MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException notYet) {
        var run = current;
        var stuck = run == null ? null : lookout.look(run);
        if (run != null && stuck != null) {
          givenUp = true;
          return found(Counterexample.of(run, stuck));
        }
      } catch (ExecutionException failed) {
        throw Sneaky.rethrow(Objects.requireNonNull(failed.getCause()));
      } catch (InterruptedException interrupted) {
        givenUp = true;
        Thread.currentThread().interrupt();
        throw new CancellationException("an exploration was interrupted: " + unfinished());
      }
    }
  }

  private Exploration search(Way way) {
    return switch (way) {
      case Way.Exhaustive() -> exhaust();
      case Way.Random(var seed) ->
          sample(number -> Guides.random(new SplittableRandom(seed + number)));
      case Way.Pct(var seed, var depth) -> {
        var steps = run(Guides.replaying(Schedule.ROUND_ROBIN)).events().size();
        yield sample(number -> Guides.pct(new SplittableRandom(seed + number), depth, steps));
      }
      case Way.Replay(var schedule) -> replay(schedule);
    };
  }

  private Exploration sample(LongFunction<Guide> guides) {
    for (var number = 0L; number < bound; number++) {
      var run = run(guides.apply(number));
      count(run);
      if (run.failure() != null) {
        return found(shortest(run));
      }
    }
    return unfinished();
  }

  private Exploration replay(Schedule schedule) {
    var run = run(Guides.replaying(schedule));
    count(run);
    schedule.requireFits(run);
    return run.failure() == null ? unfinished() : found(Counterexample.of(run));
  }

  private Exploration exhaust() {
    var groups = new Groups();
    var search = new Search(groups);
    while (true) {
      var run = run(search, groups);
      count(run);
      if (run.failure() != null) {
        return found(shortest(run));
      }
      if (!search.advance(run)) {
        return new Exploration(
            schedules, pruned, true, longest, OptionalLong.of(0), Optional.empty());
      }
      if (schedules + pruned == bound) {
        var left = OptionalLong.of(search.left(bound, run));
        return new Exploration(schedules, pruned, false, longest, left, Optional.empty());
      }
    }
  }

  private void count(Run run) {
    longest = Math.max(longest, run.events().size());
    if (run.isRedundant()) {
      pruned++;
    } else {
      schedules++;
    }
  }

  private Exploration unfinished() {
    return new Exploration(
        schedules, pruned, false, longest, OptionalLong.empty(), Optional.empty());
  }

  private Exploration found(Counterexample counterexample) {
    return new Exploration(
        schedules, pruned, false, longest, OptionalLong.empty(), Optional.of(counterexample));
  }

  private Counterexample shortest(Run failing) {
    return Counterexample.of(Shrinking.shrink(failing, this::run));
  }

  private Run run(Guide guide) {
    return run(guide, new Groups());
  }

  private Run run(Guide guide, Groups groups) {
    if (givenUp) {
      throw new CancellationException("nobody waits for this exploration any more");
    }
    var run = new Run(guide, groups, stepLimit);
    current = run;
    run.execute(program);
    current = null;
    return run;
  }
}
