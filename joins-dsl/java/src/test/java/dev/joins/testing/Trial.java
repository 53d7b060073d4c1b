package dev.joins.testing;

import dev.joins.tasklet.Clock;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.SchedulerConfig;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run of a program: under which scheduler, and with which seed for its pauses.
 *
 * @param kind of scheduler
 * @param seed the same seed gives the same pauses and, under the cooperative scheduler, the same
 *     run
 */
public record Trial(Kind kind, long seed) {
  /** The schedulers under which the same program must keep the same invariant. */
  public enum Kind {
    /** One tasklet at a time, simulated clock. */
    COOPERATIVE(10),
    /** All at once, real clock. */
    PARALLEL(3),
    /** All at once, simulated clock: long pauses, in an order that differs from run to run. */
    PARALLEL_VIRTUAL(3);

    private final int seeds;

    Kind(int seeds) {
      this.seeds = seeds;
    }

    private Scheduler open(SchedulerConfig.ErrorHandler errors) {
      return switch (this) {
        case COOPERATIVE ->
            Scheduler.cooperative(
                config -> config.withClock(Clock.VIRTUAL).withErrorHandler(errors));
        case PARALLEL -> Scheduler.parallel(config -> config.withErrorHandler(errors));
        case PARALLEL_VIRTUAL ->
            Scheduler.parallel(config -> config.withClock(Clock.VIRTUAL).withErrorHandler(errors));
      };
    }
  }

  /** A program, which spawns its tasklets on the stage. */
  @FunctionalInterface
  public interface Program<E> {
    void play(Stage<E> stage) throws Exception;
  }

  /** All trials of an ordinary build. */
  public static Stream<Trial> all() {
    return Stream.of(Kind.values())
        .flatMap(kind -> LongStream.range(0, kind.seeds).mapToObj(seed -> new Trial(kind, seed)));
  }

  /** Plays the program to the end of all its tasklets; returns what it has logged. */
  public <E> List<E> play(Program<E> program) throws Exception {
    var failures = new Failures();
    try (var scheduler = kind.open(failures);
        var stage = new Stage<E>(scheduler, seed, kind == Kind.PARALLEL)) {
      program.play(stage);
      try {
        scheduler.run();
      } finally {
        failures.throwFirst(); // rather than the deadlock in which it may have ended
      }
      return stage.events();
    }
  }

  /** Errors that tasklets did not catch. */
  private static final class Failures implements SchedulerConfig.ErrorHandler {
    private @Nullable AssertionError first;

    @Override
    public synchronized void uncaught(String tasklet, Throwable error) {
      if (first == null) {
        first = new AssertionError(tasklet + " failed: " + error, error);
      } else {
        first.addSuppressed(error);
      }
    }

    synchronized void throwFirst() {
      if (first != null) {
        throw first;
      }
    }
  }

  @Override
  public String toString() {
    return kind + " " + seed;
  }
}
