package dev.joins.actor;

import dev.joins.actor.Events.Event;
import dev.joins.dsl.Joins;
import dev.joins.dsl.Turn;
import dev.joins.internal.Log;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Steps;
import dev.joins.tasklet.Tasklet;
import dev.joins.tasklet.TaskletExit;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One actor at work: a mailbox, and the tasklet that asks a serial definition for turns and runs
 * them. From one beginning to the next it has a definition of its own, with private channels; the
 * mailbox outlives it.
 *
 * <p>States: <em>new</em> - its tasklet has not begun; <em>running</em> - also while it starts
 * anew; <em>stopping</em> - no turn is asked for any more; <em>ended</em> - children, timers,
 * watches, patterns and mailbox are gone, and watchers have been told. It ends in its own tasklet;
 * one that is new when it is to end never begins, and is ended by whoever wants that.
 *
 * <p>A turn is asked for when the one before is over, so failure, {@code become} and restart never
 * meet a match in between. A match that is made while nobody will run it any more is abandoned: by
 * the end, which finds it among the {@link Events}, or else by the thread that brings it and finds
 * them closed. So whoever tells, asks or sends returns when what became of the message is decided.
 */
final class Cell<M> {
  private static final Logger LOG = System.getLogger(ActorSystem.class.getName());

  /** How long one that is cancelled has to clean up before it is cancelled again. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** How often. */
  private static final int ROUNDS = 60;

  /** Whether its tasklet has begun; one that is refused never will. */
  private enum Admission {
    NEW,
    ADMITTED,
    REFUSED
  }

  private final ActorSystem system;
  private final @Nullable Cell<?> parent;
  private final String path;
  private final ActorOptions options;
  private final Behavior<M> behavior;
  private final Mailbox<M> mailbox;
  private final ActorRef<M> ref = new ActorRef<>(this);
  private final Actor<M> self = new Actor<>(this);
  private final Events events;
  private final Family family;
  private final Ending ending;
  private final Timers timers = new Timers();
  private final Restarts restarts = new Restarts();

  /** Guarded by this. */
  private Admission admission = Admission.NEW;

  private volatile @Nullable Tasklet tasklet;

  // Of its own tasklet.

  private Joins joins;
  private @Nullable Watches watches;

  /** The behavior is to begin, for the first time or anew. */
  private boolean beginning = true;

  private boolean stopping;

  Cell(
      ActorSystem system,
      @Nullable Cell<?> parent,
      String path,
      Class<M> protocol,
      ActorOptions options,
      Behavior<M> behavior) {
    this.system = system;
    this.parent = parent;
    this.path = path;
    this.options = options;
    this.behavior = behavior;
    this.events = new Events(path);
    this.mailbox =
        new Mailbox<>(path, protocol, options, system.scheduler(), system.untakenMessages());
    this.family = new Family(system, this, path);
    this.ending = new Ending(path);
    this.joins = newJoins();
  }

  private Joins newJoins() {
    return Joins.serial(path, system.scheduler(), this::matched);
  }

  private void matched(Turn turn) {
    if (!events.bring(new Event.Matched(turn))) {
      mailbox.abandon(turn);
    }
  }

  /** If that fails it has ended. */
  void start() {
    try {
      tasklet = system.scheduler().spawn(path, this::live);
    } catch (Throwable failure) { // the scheduler is closed, or the machine has no more threads
      if (refuse()) {
        end(new Ended.Failed(failure));
      }
      throw failure;
    }
  }

  ActorRef<M> ref() {
    return ref;
  }

  Joins joins() {
    return joins;
  }

  Mailbox<M> mailbox() {
    return mailbox;
  }

  Ending ending() {
    return ending;
  }

  String path() {
    return path;
  }

  // The loop.

  private void live() throws InterruptedException {
    if (!admit()) {
      return;
    }
    Ended.Reason reason = new Ended.Stopped();
    try {
      while (!stopping) {
        if (beginning) {
          begin();
        } else {
          events.askForTurn(joins);
          handle(events.next());
        }
      }
    } catch (Failing failing) {
      reason = new Ended.Failed(failing.error);
    } catch (RuntimeException | AssertionError unexpected) { // a child that does not end
      reason = new Ended.Failed(unexpected);
      throw unexpected;
    } finally {
      end(reason);
    }
  }

  private synchronized boolean admit() {
    Steps.touch(this);
    if (admission == Admission.NEW) {
      admission = Admission.ADMITTED;
      tasklet = Tasklet.current().orElseThrow();
    }
    return admission == Admission.ADMITTED;
  }

  private synchronized boolean refuse() {
    Steps.touch(this);
    if (admission != Admission.NEW) {
      return false;
    }
    admission = Admission.REFUSED;
    return true;
  }

  /** If that fails, and it is to begin anew, it looks around first: it may have been stopped. */
  private void begin() throws InterruptedException, Failing {
    beginning = false;
    attempt(() -> behavior.begin(self));
    if (beginning) {
      Tasklet.schedule();
      events.throwIfCancelled();
      for (var event = events.tryNext(); event.isPresent(); event = events.tryNext()) {
        handle(event.get());
      }
    }
  }

  private void handle(Event event) throws InterruptedException, Failing {
    switch (event) {
      case Event.Matched(var turn) -> attempt(turn::run);
      case Event.ChildFailed(var error) -> {
        finishTurn();
        supervise(error);
      }
      case Event.Stop() -> stopping = true;
    }
  }

  /** A match that was made before it starts anew belongs to the time before. */
  private void finishTurn() throws InterruptedException, Failing {
    var turn = events.takeBackTurn(joins);
    if (turn != null) {
      attempt(turn::run);
    }
  }

  /** It cannot go on. */
  private static final class Failing extends Exception {
    private static final long serialVersionUID = 1L;

    private final Throwable error;

    Failing(Throwable error) {
      super(null, error); // no message: it would ask the error for one
      this.error = error;
    }
  }

  /** To be interrupted or killed is no failure of the tasklet: it is being cancelled. */
  private void attempt(Tasklet.Body body) throws InterruptedException, Failing {
    try {
      body.run();
    } catch (InterruptedException | TaskletExit cancelled) {
      throw cancelled;
    } catch (Throwable error) { // of any kind: the policy decides
      supervise(error);
    }
  }

  private void supervise(Throwable error) throws Failing {
    log(error);
    switch (options.onFailure()) {
      case FailurePolicy.Resume() -> {}
      case FailurePolicy.Restart(var most, var within) -> {
        if (!restarts.add(system.scheduler().elapsed(), most, within)) {
          escalate(error);
        }
        startAnew();
      }
      case FailurePolicy.Stop() -> throw new Failing(error);
      case FailurePolicy.Escalate() -> escalate(error);
    }
  }

  private void log(Throwable error) {
    Log.write(LOG, Level.WARNING, "actor '" + path + "' failed; " + options.onFailure(), error);
  }

  /** All that is of the time before goes; the mailbox stays. The loop lets the behavior begin. */
  private void startAnew() {
    family.end();
    giveUp();
    joins = newJoins();
    beginning = true;
  }

  private void giveUp() {
    timers.cancelAll();
    if (watches != null) {
      watches.removeAll();
      watches = null;
    }
    joins.close();
  }

  private void escalate(Throwable error) throws Failing {
    if (parent == null) {
      system.fail(error);
    } else {
      var _ =
          parent.events.bring(
              new Event.ChildFailed(error)); // or it is ending, and its children too
    }
    throw new Failing(error);
  }

  // What it does to itself.

  void become(Behavior<M> next) throws Exception {
    joins.replaceAll(() -> next.begin(self));
  }

  Timer timer(Duration delay, M message, boolean again) {
    var timer = new Timer();
    timer.start(system.scheduler(), "timer of " + path, delay, again, () -> remind(message));
    timers.add(timer);
    return timer;
  }

  private void remind(M message) throws InterruptedException {
    try {
      mailbox.tell(message);
    } catch (MailboxFullException full) { // nobody is there who could be told
      system.untakenMessages().add(path, message);
    }
  }

  Watches watches() {
    if (watches == null) {
      watches = new Watches(joins.channel("ends"));
    }
    return watches;
  }

  <T> ActorRef<T> spawn(
      String name, Class<T> protocol, ActorOptions childOptions, Behavior<T> childBehavior) {
    return family.spawn(name, protocol, childOptions, childBehavior);
  }

  // The end.

  void stop() {
    var _ = events.bring(new Event.Stop()); // or it has ended already
  }

  /** Whatever goes wrong: all is ended, and all who wait are told. Once, by one thread. */
  private void end(Ended.Reason reason) {
    var failures = new Failures();
    failures.attempt(family::endForGood);
    failures.attempt(this::giveUp);
    failures.attempt(mailbox::close);
    failures.attempt(() -> events.close().forEach(mailbox::abandon));
    home().freeNameOf(this);
    ending.come(new Ended(ref, reason));
    home().remove(this);
    failures.throwFirst();
  }

  private Family home() {
    return parent == null ? system.actors() : parent.family;
  }

  boolean isOf(Tasklet other) {
    return tasklet == other || family.includes(other);
  }

  /**
   * Cancels it, and waits until it has ended, also if it never began. Goes on when interrupted.
   *
   * @throws IllegalStateException if it does not end although cancelled again and again; and
   *     whatever the wait was told of others
   */
  void cancelAndAwait() {
    if (refuse()) {
      end(new Ended.Stopped());
    }
    var started = tasklet;
    if (started == null) { // and refused: it is just being spawned, and will do nothing
      return;
    }
    var failures = new Failures();
    var interrupted = false;
    for (var round = 1; started.isAlive() && round <= ROUNDS; round++) {
      started.interrupt();
      try {
        if (ending.hasComeIn(PATIENCE, started.scheduler())) {
          awaitEndOf(started);
        }
      } catch (InterruptedException again) {
        interrupted = true;
      } catch (Throwable error) { // what this wait is told of others: it goes on all the same
        failures.add(error);
      }
    }
    if (started.isAlive()) {
      failures.add(
          new IllegalStateException(
              "actor '" + path + "' was cancelled " + ROUNDS + " times and did not end"));
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    failures.throwFirst();
  }

  /** To any other scheduler it comes from outside. */
  private static void awaitEndOf(Tasklet started) throws InterruptedException {
    var other = Scheduler.current().filter(current -> current != started.scheduler());
    try (var _ = other.map(Scheduler::hold).orElse(null)) {
      started.awaitEnd();
    }
  }
}
