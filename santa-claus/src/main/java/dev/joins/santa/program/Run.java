package dev.joins.santa.program;

import dev.joins.santa.trace.TraceEvent;
import dev.joins.tasklet.DeadlockException;
import dev.joins.tasklet.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs a plan, from its first event to its last. */
public final class Run {

  private final Scheduler scheduler;
  private final Recorder log;
  private final NorthPole pole;
  private final Plan plan;

  private Run(Plan plan, Scheduler scheduler) {
    this.plan = plan;
    this.scheduler = scheduler;
    var pace = plan.pace();
    log = new Recorder(() -> pace.simulated(scheduler.elapsed()));
    pole = new NorthPole(plan, scheduler, pace, log);
  }

  /**
   * Runs a plan under a scheduler as it says.
   *
   * @param plan what to run
   * @param audience gets each event, soon after it has happened, on a thread of its own; if it
   *     throws it gets no more, and the error is thrown here when the run is over
   * @return why the run broke off: a {@link DeadlockException}, or what a tasklet threw; empty if
   *     it came to its end
   */
  public static Optional<Throwable> of(Plan plan, Consumer<? super TraceEvent> audience) {
    var failure = new AtomicReference<@Nullable Throwable>();
    try (Scheduler scheduler =
        plan.turns()
            .open(config ->
                config
                    .withClock(plan.clock())
                    .withErrorHandler((_, error) -> failure.compareAndSet(null, error)))) {
      var run = new Run(plan, scheduler);
      var show =
          CompletableFuture.runAsync(
              () -> run.log.follow(audience),
              task -> Thread.ofPlatform().name("audience").daemon().start(task));
      try {
        run.run();
      } catch (DeadlockException standstill) {
        failure.compareAndSet(null, standstill);
      } finally {
        run.log.end();
      }
      await(show);
    }
    return Optional.ofNullable(failure.get());
  }

  /**
   * Runs a plan under another scheduler; who runs when, and errors of tasklets, are its affair.
   *
   * @param plan what to run
   * @param scheduler not closed here
   * @return the trace
   * @throws DeadlockException as the scheduler does
   */
  public static List<TraceEvent> under(Scheduler scheduler, Plan plan) {
    var run = new Run(plan, scheduler);
    var trace = new ArrayList<TraceEvent>();
    try {
      run.run();
    } finally {
      run.log.end();
    }
    run.log.follow(trace::add);
    return trace;
  }

  private void run() {
    // By a tasklet, not by this thread: while it hires, simulated time has to stand still.
    scheduler.spawn("hiring", () -> plan.version().program().accept(pole));
    scheduler.run();
  }

  private static void await(CompletableFuture<Void> show) {
    try {
      show.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }
}
