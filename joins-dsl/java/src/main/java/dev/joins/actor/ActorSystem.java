package dev.joins.actor;

import dev.joins.internal.Text;
import dev.joins.tasklet.ParallelScheduler;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
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
 *
 * <table>
 *   <caption>What may be going on when a system is closed</caption>
 *   <tr><th>what goes on</th><th>what becomes of it</th></tr>
 *   <tr><td>actors work, wait, start anew or stop</td><td>they end as {@link ActorRef} says</td></tr>
 *   <tr><td>an actor is being started</td><td>it is refused, or ended before its behavior
 *       begins</td></tr>
 *   <tr><td>an actor cleans up, and waits</td><td>it is awaited; after a second it is interrupted
 *       again</td></tr>
 *   <tr><td>an actor fails, and escalates</td><td>all others are ended; {@code close} throws the
 *       failure</td></tr>
 *   <tr><td>the system is being closed by another thread</td><td>both wait for the end</td></tr>
 *   <tr><td>the thread that closes it is interrupted</td><td>it goes on, and keeps the
 *       interrupt</td></tr>
 * </table>
 */
public final class ActorSystem implements AutoCloseable {
  private final String name;
  private final Scheduler scheduler;
  private final boolean ownsScheduler;
  private final Family actors;
  private final Untaken untaken = new Untaken();

  /** Guarded by this, as what follows. */
  private @Nullable Throwable failure;

  private boolean closing;

  /** Those with which actors have escalated while all of them are ended. */
  private final Failures last = new Failures();

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
   * mailboxes, or never dealt with by their actors. The last 1,000 of them. Questions are among
   * them if they were told; whoever asks hears of it himself.
   *
   * @return each with the actor's path
   */
  public List<String> untaken() {
    return untaken.messages();
  }

  Untaken untakenMessages() {
    return untaken;
  }

  Scheduler scheduler() {
    return scheduler;
  }

  Family actors() {
    return actors;
  }

  /**
   * Gives whoever runs the scheduler the error with which an actor without parent has escalated; if
   * the system is being closed, whoever closes it.
   */
  void fail(Throwable error) {
    synchronized (this) {
      if (closing) {
        last.add(error);
        return;
      }
      if (failure != null) {
        return;
      }
      failure = error;
    }
    scheduler.spawn(
        "failure of " + name,
        () -> {
          var failures = new Failures();
          failures.add(new ActorSystemFailure(name, error));
          failures.attempt(actors::endForGood);
          failures.throwFirst();
        });
  }

  /**
   * Cancels all actors, also in the middle of a body that waits, and waits until they have ended,
   * whatever goes wrong: what fails meanwhile is thrown at the end, as one error, with the others
   * suppressed. One that has not ended after a second is cancelled again. Does nothing the second
   * time.
   *
   * @throws IllegalStateException if called by an actor of this system, which would wait for
   *     itself; nothing has happened then. And if an actor does not end, although cancelled again
   *     and again; the message names it
   * @throws ActorSystemFailure if an actor without parent escalates a failure meanwhile
   */
  @Override
  public void close() {
    requireOutsider();
    synchronized (this) {
      closing = true;
    }
    var failures = new Failures();
    failures.attempt(actors::endForGood);
    failures.attempt(this::throwLastFailure);
    if (ownsScheduler) {
      failures.attempt(() -> {
        try (scheduler) {
          scheduler.run();
        }
      });
    }
    failures.throwFirst();
  }

  private void requireOutsider() {
    var caller = Tasklet.current().orElse(null);
    if (caller != null && actors.includes(caller)) {
      throw new IllegalStateException(
          "actor '"
              + caller.name()
              + "' cannot close its own system, and wait for its own end; it can stop()");
    }
  }

  private synchronized void throwLastFailure() {
    var error = last.takeFirst();
    if (error != null) {
      throw new ActorSystemFailure(name, error);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
