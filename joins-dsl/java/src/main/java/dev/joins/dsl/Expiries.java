package dev.joins.dsl;

import dev.joins.channel.Channel;
import dev.joins.channel.Expiry;
import dev.joins.match.commit.Looking;
import dev.joins.match.commit.Watch;
import dev.joins.match.commit.Watch.Watched;
import dev.joins.match.commit.Watcher;
import dev.joins.match.store.Place;
import dev.joins.tasklet.Durations;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Sees to messages that have stayed too long at one place: takes them out, or just tells.
 *
 * <p>Invariant: there is a sweeping tasklet if and only if messages are watched, so that a program
 * whose messages have all been taken can end. All have the same limit, so the first that came is
 * the first to go; the tasklet sleeps until then, or until nothing is left to wait for, or an older
 * one is put back.
 */
final class Expiries implements Watcher {
  private final Expiry expiry;
  private final boolean takes;
  private final Scheduler scheduler;
  private final Watch watch;
  private final NavigableSet<Watched> waiting;
  private final Channel<Unit> somethingNew;
  private boolean sweeping;
  private boolean removed;

  private Expiries(Expiry expiry, boolean takes, Scheduler scheduler) {
    this.expiry = expiry;
    this.takes = takes;
    this.scheduler = scheduler;
    this.waiting = new TreeSet<>(Comparator.comparing(this::since).thenComparingLong(Watched::age));
    this.somethingNew = Channel.unbounded("what may expire from " + expiry.place().name);
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

  private Duration since(Watched message) {
    return message.since(scheduler::elapsed);
  }

  @Override
  public void stays(Watched message) {
    since(message);
    boolean begins;
    synchronized (this) {
      if (removed || !message.isPending()) {
        return;
      }
      waiting.add(message);
      begins = !sweeping;
      if (!begins && waiting.first() != message) {
        return;
      }
      sweeping = true;
    }
    if (begins) {
      sweepInTasklet();
    } else {
      somethingNew.post(Unit.UNIT); // an older one was put back
    }
  }

  private void sweepInTasklet() {
    try {
      scheduler.spawn("expiry of " + expiry.place().name, this::sweep);
    } catch (IllegalStateException schedulerClosed) { // at the end nothing expires any more
      forgetAll();
    }
  }

  @Override
  public void leaves(Watched message) {
    synchronized (this) {
      if (message.isPending()) { // it was put back meanwhile
        return;
      }
      waiting.remove(message);
      if (!sweeping || !waiting.isEmpty()) {
        return;
      }
    }
    somethingNew.post(Unit.UNIT);
  }

  void remove() {
    watch.remove();
    forgetAll();
    somethingNew.post(Unit.UNIT);
  }

  private synchronized void forgetAll() {
    removed = true;
    waiting.clear();
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
      while (somethingNew.tryReceive().isPresent()) {} // what they say is seen by looking
      Watched first;
      synchronized (this) {
        if (waiting.isEmpty()) {
          sweeping = false;
          return;
        }
        first = waiting.first();
      }
      var wait = Durations.after(since(first), expiry.limit()).minus(scheduler.elapsed());
      if (wait.isPositive()) {
        somethingNew.receive(wait);
        continue;
      }
      synchronized (this) {
        waiting.remove(first);
      }
      if (takes ? first.withdraw() : first.isPending()) {
        handle(first.value());
      }
    }
  }
}
