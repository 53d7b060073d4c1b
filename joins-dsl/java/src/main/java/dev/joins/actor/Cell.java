package dev.joins.actor;

import dev.joins.ChannelClosedException;
import dev.joins.channel.Channel;
import dev.joins.dsl.Joins;
import dev.joins.dsl.Turn;
import dev.joins.internal.Log;
import dev.joins.tasklet.Tasklet;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One actor at work: a serial definition, and the tasklet that asks it for turns and runs them.
 *
 * <p>States: <em>running</em> - also while it starts anew; <em>stopping</em> - no turn is asked for
 * any more; <em>ended</em> - children, timers, patterns and mailbox are gone, and watchers have
 * been told. A turn is asked for when the one before is over, so failure, {@code become} and
 * restart never meet a match in between.
 */
final class Cell<M> {
  private static final Logger LOG = System.getLogger(ActorSystem.class.getName());

  /** What comes to the loop: a match, or something to see to. */
  private sealed interface Event {
    record Matched(Turn turn) implements Event {}

    record ChildFailed(Throwable error) implements Event {}

    record Stop() implements Event {}
  }

  private final ActorSystem system;
  private final @Nullable Cell<?> parent;
  private final String path;
  private final ActorOptions options;
  private final Behavior<M> behavior;
  private final Joins joins;
  private final Mailbox<M> mailbox;
  private final ActorRef<M> ref = new ActorRef<>(this);
  private final Actor<M> self = new Actor<>(this);
  private final Channel<Event> events;
  private final Family family;
  private final Timers timers = new Timers();
  private final Deque<Duration> restarts = new ArrayDeque<>();
  private @Nullable Tasklet tasklet;
  private boolean turnAsked;

  /** The loop's, while it asks for a turn: what it is given at once need not go through events. */
  private volatile @Nullable Thread asking;

  private @Nullable Turn given;
  private boolean stopping;

  private final Object endLock = new Object();
  private final List<Channel<Ended>> watchers = new ArrayList<>();
  private @Nullable Ended ended;

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
    this.events = Channel.unbounded("what comes to " + path);
    this.joins = Joins.serial(path, system.scheduler(), this::matched);
    this.mailbox = new Mailbox<>(path, protocol, options, joins, system.undeliveredMessages());
    this.family = new Family(system, this, path);
  }

  private void matched(Turn turn) {
    mailbox.taken(turn);
    if (asking == Thread.currentThread()) {
      given = turn;
    } else {
      events.post(new Event.Matched(turn));
    }
  }

  void start() {
    tasklet = system.scheduler().spawn(path, this::live);
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

  String path() {
    return path;
  }

  // The loop.

  private void live() throws InterruptedException {
    Ended.Reason reason = new Ended.Stopped();
    try {
      attempt(() -> behavior.begin(self));
      while (!stopping) {
        if (!turnAsked) {
          askForTurn();
        }
        handle(nextEvent());
      }
    } catch (Failing failing) {
      reason = new Ended.Failed(failing.error);
    } finally {
      end(reason);
    }
  }

  private void askForTurn() {
    turnAsked = true;
    asking = Thread.currentThread();
    try {
      joins.nextTurn();
    } finally {
      asking = null;
    }
  }

  /**
   * What others have to say goes before the turn that the loop has given itself; and so does an
   * interrupt, or whoever has a backlog could not be cancelled.
   */
  private Event nextEvent() throws InterruptedException {
    if (given == null) {
      return events.receive();
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("actor '" + path + "' was cancelled");
    }
    var event = events.tryReceive();
    return event.isPresent() ? event.get() : takeGiven();
  }

  private Event takeGiven() {
    var turn = Objects.requireNonNull(given);
    given = null;
    return new Event.Matched(turn);
  }

  private void handle(Event event) throws InterruptedException, Failing {
    switch (event) {
      case Event.Matched(var turn) -> {
        turnAsked = false;
        attempt(turn::run);
      }
      case Event.ChildFailed(var error) -> {
        finishTurn();
        supervise(error);
      }
      case Event.Stop() -> stopping = true;
    }
  }

  /** A match that was made before it starts anew, or ends, belongs to the time before. */
  private void finishTurn() throws InterruptedException, Failing {
    if (turnAsked && !joins.cancelTurn()) {
      var others = new ArrayList<Event>();
      var event = nextEvent();
      while (!(event instanceof Event.Matched)) {
        others.add(event);
        event = nextEvent();
      }
      others.forEach(events::post);
      handle(event);
    }
    turnAsked = false;
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

  /** An interrupt of the tasklet is no failure: it is being cancelled. */
  private void attempt(Tasklet.Body body) throws InterruptedException, Failing {
    try {
      body.run();
    } catch (InterruptedException cancelled) {
      throw cancelled;
    } catch (Throwable error) { // of any kind: the policy decides
      supervise(error);
    }
  }

  private void supervise(Throwable error) throws InterruptedException, Failing {
    Log.write(LOG, Level.WARNING, "actor '" + path + "' failed; " + options.onFailure(), error);
    switch (options.onFailure()) {
      case FailurePolicy.Resume() -> {}
      case FailurePolicy.Restart(var most, var within) -> {
        if (!mayRestart(most, within)) {
          escalate(error);
        }
        restart();
      }
      case FailurePolicy.Stop() -> throw new Failing(error);
      case FailurePolicy.Escalate() -> escalate(error);
    }
  }

  private boolean mayRestart(int most, Duration within) {
    var now = system.scheduler().elapsed();
    while (!restarts.isEmpty() && now.minus(restarts.getFirst()).compareTo(within) > 0) {
      restarts.removeFirst();
    }
    restarts.addLast(now);
    return restarts.size() <= most;
  }

  private void restart() throws InterruptedException, Failing {
    timers.cancelAll();
    family.end();
    joins.removeAll();
    attempt(() -> behavior.begin(self));
  }

  private void escalate(Throwable error) throws Failing {
    if (parent == null) {
      system.fail(error);
    } else {
      parent.childFailed(error);
    }
    throw new Failing(error);
  }

  private void childFailed(Throwable error) {
    events.post(new Event.ChildFailed(error));
  }

  // What it does to itself.

  void become(Behavior<M> next) throws Exception {
    joins.replaceAll(() -> next.begin(self));
  }

  Timer timer(Duration delay, M message, boolean again) {
    var timer =
        new Timer(
            system
                .scheduler()
                .spawn(
                    "timer of " + path,
                    () -> {
                      do {
                        Tasklet.sleep(delay);
                        remind(message);
                      } while (again);
                    }));
    timers.add(timer);
    return timer;
  }

  private void remind(M message) throws InterruptedException {
    try {
      mailbox.tell(message);
    } catch (MailboxFullException full) { // nobody is there who could be told
      system.undeliveredMessages().add(path, message);
    }
  }

  <T> ActorRef<T> spawn(
      String name, Class<T> protocol, ActorOptions childOptions, Behavior<T> childBehavior) {
    return family.spawn(name, protocol, childOptions, childBehavior);
  }

  // The end.

  void stop() {
    events.post(new Event.Stop());
  }

  private void end(Ended.Reason reason) {
    synchronized (endLock) {
      if (ended != null) {
        return;
      }
    }
    timers.cancelAll();
    family.endForGood();
    mailbox.close();
    joins.close();
    abandonLastTurn();
    mailbox.untaken().forEach(message -> system.undeliveredMessages().add(path, message));
    List<Channel<Ended>> told;
    synchronized (endLock) {
      ended = new Ended(ref, reason);
      told = List.copyOf(watchers);
    }
    told.forEach(watcher -> tell(watcher, new Ended(ref, reason)));
    if (parent != null) {
      parent.family.remove(this);
    } else {
      system.remove(this);
    }
  }

  /** A match may have been made when no turn was run any more. */
  private void abandonLastTurn() {
    if (given != null) {
      events.post(takeGiven());
    }
    for (var event = events.tryReceive(); event.isPresent(); event = events.tryReceive()) {
      if (event.get() instanceof Event.Matched(var turn)) {
        turn.abandon(new ChannelClosedException("actor '" + path + "' has ended"))
            .forEach(message -> system.undeliveredMessages().add(path, message));
      }
    }
  }

  /** Waits until it has ended, also if it never began. */
  void cancelAndAwait() throws InterruptedException {
    var started = Objects.requireNonNull(tasklet, "started");
    if (Tasklet.current().filter(current -> current == started).isPresent()) {
      throw new IllegalStateException(
          "actor '" + path + "' cannot wait for its own end; it can stop()");
    }
    started.interrupt();
    started.awaitEnd();
    end(new Ended.Stopped());
  }

  void addWatcher(Channel<Ended> watcher) {
    Ended already;
    synchronized (endLock) {
      already = ended;
      if (already == null) {
        watchers.add(watcher);
      }
    }
    if (already != null) {
      tell(watcher, already);
    }
  }

  private static void tell(Channel<Ended> watcher, Ended news) {
    try {
      watcher.post(news);
    } catch (ChannelClosedException gone) {
      // the watcher has ended itself
    }
  }

  Ended awaitEnd() throws InterruptedException {
    Channel<Ended> ends = Channel.unbounded("end of " + path);
    addWatcher(ends);
    return ends.receive();
  }
}
