package dev.joins.actor;

import dev.joins.internal.Text;
import dev.joins.tasklet.ParallelScheduler;
import dev.joins.tasklet.Scheduler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scope for actors: closing it stops all of them, waits for their end, and tells what was never
 * taken.
 *
 * {@snippet file="ActorSnippets.java" region="system"}
 *
 * <p>Actors are tasklets of its scheduler. Under a cooperative scheduler with the virtual clock an
 * actor program is deterministic; there {@code runUntilIdle()} lets them work until all of them
 * wait for messages. Thread-safe.
 */
public final class ActorSystem implements AutoCloseable {
  private final String name;
  private final Scheduler scheduler;
  private final boolean ownsScheduler;
  private final Family actors;
  private final Undelivered undelivered = new Undelivered();
  private @Nullable Throwable failure;

  private ActorSystem(String name, Scheduler scheduler, boolean ownsScheduler) {
    this.name = Text.line(name);
    this.scheduler = scheduler;
    this.ownsScheduler = ownsScheduler;
    this.actors = new Family(this, null, name);
  }

  /**
   * Opens a system on the {@linkplain Scheduler#current() current} scheduler; where there is none,
   * on a parallel one of its own.
   *
   * @param name for reports
   * @return a new system
   */
  public static ActorSystem open(String name) {
    return Scheduler.current()
        .map(scheduler -> new ActorSystem(name, scheduler, false))
        .orElseGet(() -> new ActorSystem(name, ParallelScheduler.detached(), true));
  }

  /**
   * Opens a system on this scheduler.
   *
   * @param name for reports
   * @param scheduler outlives the system
   * @return a new system
   */
  public static ActorSystem open(String name, Scheduler scheduler) {
    return new ActorSystem(name, scheduler, false);
  }

  /**
   * Starts an actor with an unbounded mailbox, which stops when it fails.
   *
   * @param actor its name, unique among those that live
   * @param protocol the type of its messages
   * @param behavior what it does
   * @param <M> its messages
   * @return where messages to it are sent
   */
  public <M> ActorRef<M> spawn(String actor, Class<M> protocol, Behavior<M> behavior) {
    return spawn(actor, protocol, ActorOptions.DEFAULT, behavior);
  }

  /**
   * Starts an actor.
   *
   * @param actor its name, unique among those that live
   * @param protocol the type of its messages
   * @param options how it is run
   * @param behavior what it does
   * @param <M> its messages
   * @return where messages to it are sent
   * @throws IllegalArgumentException if an actor of this name lives
   * @throws IllegalStateException if the system is closed
   */
  public <M> ActorRef<M> spawn(
      String actor, Class<M> protocol, ActorOptions options, Behavior<M> behavior) {
    return actors.spawn(actor, protocol, options, behavior);
  }

  /**
   * Returns what no actor will ever get: messages told to actors that had ended, dropped from full
   * mailboxes, or never taken by their actors. The last 1,000 of them.
   *
   * @return each with the actor's path
   */
  public List<String> undelivered() {
    return undelivered.messages();
  }

  Undelivered undeliveredMessages() {
    return undelivered;
  }

  Scheduler scheduler() {
    return scheduler;
  }

  void remove(Cell<?> actor) {
    actors.remove(actor);
  }

  /**
   * Gives whoever runs the scheduler the error with which an actor without parent has escalated.
   */
  void fail(Throwable error) {
    synchronized (this) {
      if (failure != null) {
        return;
      }
      failure = error;
    }
    scheduler.spawn(
        "failure of " + name,
        () -> {
          actors.endForGood();
          throw new ActorSystemFailure(name, error);
        });
  }

  /**
   * Cancels all actors, also in the middle of a body that waits, and waits until they have ended.
   * Does nothing the second time.
   *
   * @throws IllegalStateException if called by an actor of this system, which would wait for itself
   */
  @Override
  public void close() {
    actors.endForGood();
    if (ownsScheduler) {
      try (scheduler) {
        scheduler.run();
      }
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
