package dev.joins.dsl;

import dev.joins.Posted;
import dev.joins.channel.Channel;
import dev.joins.channel.Expiry;
import dev.joins.match.commit.Looking;
import dev.joins.match.commit.Watch;
import dev.joins.match.commit.Watcher;
import dev.joins.match.store.Place;
import dev.joins.tasklet.Durations;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sees to messages that have stayed too long at one place: takes them out, or just tells.
 *
 * <p>Invariant: there is a sweeping tasklet if and only if messages are watched, so that a program
 * whose messages have all been taken can end. All have the same limit, so the first that came is
 * the first to go; the tasklet sleeps until then, or until nothing is left to wait for.
 */
final class Expiries implements Watcher {
  private final Expiry expiry;
  private final boolean takes;
  private final Scheduler scheduler;
  private final Watch watch;
  private final Map<Posted, Duration> deadlines = new LinkedHashMap<>();
  private final Channel<Unit> nothingLeft;
  private boolean sweeping;
  private boolean removed;

  private Expiries(Expiry expiry, boolean takes, Scheduler scheduler) {
    this.expiry = expiry;
    this.takes = takes;
    this.scheduler = scheduler;
    this.nothingLeft = Channel.unbounded(expiry.place().name + " has nothing that may expire");
    this.watch = Looking.watch(expiry.place(), expiry.filter(), this);
  }

  /** They leave, and go to the handler. */
  static Expiries taking(Expiry expiry, Scheduler scheduler) {
    return new Expiries(expiry, true, scheduler);
  }

  /** They stay, and the handler is told. */
  static Expiries telling(Expiry expiry, Scheduler scheduler) {
    return new Expiries(expiry, false, scheduler);
  }

  Place place() {
    return expiry.place();
  }

  @Override
  public void stays(Posted message) {
    synchronized (this) {
      if (removed || !message.isPending()) {
        return;
      }
      deadlines.put(message, Durations.after(scheduler.elapsed(), expiry.limit()));
      if (sweeping) {
        return;
      }
      sweeping = true;
    }
    try {
      scheduler.spawn("expiry of " + expiry.place().name, this::sweep);
    } catch (IllegalStateException schedulerClosed) { // at the end nothing expires any more
      forgetAll();
    }
  }

  @Override
  public void leaves(Posted message) {
    synchronized (this) {
      deadlines.remove(message);
      if (!sweeping || !deadlines.isEmpty()) {
        return;
      }
    }
    nothingLeft.post(Unit.UNIT);
  }

  void remove() {
    watch.remove();
    forgetAll();
    nothingLeft.post(Unit.UNIT);
  }

  private synchronized void forgetAll() {
    removed = true;
    deadlines.clear();
  }

  /** It has been taken: so it is handled, here if nobody else can any more. */
  private void handle(Object message) {
    var handling =
        new Tasklet.Body() {
          @Override
          public void run() {
            expiry.handler().accept(message);
          }

          @Override
          public void neverBegan() {
            run();
          }
        };
    try {
      scheduler.spawn("expired from " + expiry.place().name, handling);
    } catch (IllegalStateException schedulerClosed) {
      handling.run();
    }
  }

  private void sweep() throws InterruptedException {
    while (true) {
      while (nothingLeft.tryReceive().isPresent()) {} // what they say is seen by looking
      Map.Entry<Posted, Duration> first;
      synchronized (this) {
        first = deadlines.entrySet().stream().findFirst().orElse(null);
        if (first == null) {
          sweeping = false;
          return;
        }
      }
      var wait = first.getValue().minus(scheduler.elapsed());
      if (wait.isPositive()) {
        nothingLeft.receive(wait);
        continue;
      }
      synchronized (this) {
        deadlines.remove(first.getKey());
      }
      if (takes ? first.getKey().withdraw() : first.getKey().isPending()) {
        var message = first.getKey().value();
        handle(message);
      }
    }
  }
}
