package dev.joins.santa.program;

import dev.joins.santa.trace.TraceEvent;
import dev.joins.tasklet.Scheduler;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs a plan. */
public final class Run {

  private Run() {}

  /**
   * Runs a plan from its first event to its last.
   *
   * @param plan what to run
   * @param audience gets each event, soon after it happened, on a thread of its own; what it throws
   *     is thrown here, when the run is over
   * @return why the run broke off: a {@link dev.joins.tasklet.DeadlockException}, or what a tasklet
   *     threw; empty if it came to its end
   */
  public static Optional<Throwable> of(Plan plan, Consumer<? super TraceEvent> audience) {
    var failure = new AtomicReference<@Nullable Throwable>();
    try (Scheduler scheduler =
        plan.turns()
            .open(config ->
                config
                    .withClock(plan.clock())
                    .withErrorHandler((_, error) -> failure.compareAndSet(null, error)))) {
      Pace pace = plan.pace();
      var log = new Recorder(() -> pace.simulated(scheduler.elapsed()));
      var pole = new NorthPole(plan, scheduler, pace, log);
      try (var follower = new Follower(log, audience); var joins = pole.joins()) {
        // A tasklet, and not this thread: as long as it hires, simulated time stands still.
        scheduler.spawn("hiring", () -> plan.version().start(pole));
        scheduler.run();
      } catch (RuntimeException | Error brokenOff) {
        ...
      }
    }
    return Optional.ofNullable(failure.get());
  }
}
