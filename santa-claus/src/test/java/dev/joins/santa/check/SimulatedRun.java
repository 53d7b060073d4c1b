package dev.joins.santa.check;

import dev.joins.santa.trace.EventType;
import dev.joins.santa.trace.TraceEvent;
import dev.joins.santa.trace.Worker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A correct run by construction, without a program: twenty actors, of whom any who can go on goes
 * on at random; the clock moves only when nobody can. A random interleaving of everything the rules
 * leave open, so that a rule which forbids too much fails on it.
 */
final class SimulatedRun {

  private static final int MEAN_HOLIDAY = 1000;

  private enum State {
    AWAY,
    READY,
    IN,
    WORKED,
    DONE
  }

  private static final class Actor {
    final Worker worker;
    State state = State.AWAY;
    boolean waitingSaid;
    boolean out;
    long wakes;

    Actor(Worker worker) {
      this.worker = worker;
    }
  }

  private final Random random;
  private final int tours;
  private final int meanWork;
  private final List<Actor> actors = new ArrayList<>();
  private final List<TraceEvent> events = new ArrayList<>();
  private long t;

  // Santa: the group he has, whom of it he has still to let in or go, and what he does.
  private List<Actor> group = List.of();
  private List<Actor> rest = List.of();
  private @Nullable Service service;
  private int stage;
  private int delivered;

  private SimulatedRun(long seed, int tours) {
    this.random = new Random(seed);
    this.tours = tours;
    this.meanWork = 50 + random.nextInt(1500);
  }

  /** The events of a whole run with so many deliveries. */
  static List<TraceEvent> events(long seed, int tours) {
    return new SimulatedRun(seed, tours).play();
  }

  private List<TraceEvent> play() {
    for (int i = 0; i < 9; i++) {
      leave(new Actor(Worker.reindeer(i)), EventType.HOLIDAY);
    }
    for (int i = 0; i < 10; i++) {
      leave(new Actor(Worker.elf(i)), EventType.WORKING);
    }
    while (true) {
      List<Runnable> enabled = enabled();
      if (!enabled.isEmpty()) {
        enabled.get(random.nextInt(enabled.size())).run();
      } else {
        long next = Long.MAX_VALUE;
        for (Actor actor : actors) {
          if (actor.wakes > t) {
            next = Math.min(next, actor.wakes);
          }
        }
        if (next == Long.MAX_VALUE) {
          return List.copyOf(events);
        }
        t = next;
      }
    }
  }

  private List<Runnable> enabled() {
    List<Runnable> enabled = new ArrayList<>();
    for (Actor actor : actors) {
      worker(actor, enabled);
    }
    santa(enabled);
    return enabled;
  }

  private void worker(Actor actor, List<Runnable> enabled) {
    boolean reindeer = actor.worker.kind() == Worker.Kind.REINDEER;
    switch (actor.state) {
      case AWAY -> {
        if (actor.wakes <= t && delivered < tours) {
          enabled.add(() -> {
            own(actor, EventType.READY);
            actor.state = State.READY;
            actor.waitingSaid = reindeer;
            actor.out = false;
          });
        }
      }
      case READY -> {
        if (!actor.waitingSaid) {
          enabled.add(() -> {
            own(actor, EventType.WAITING);
            actor.waitingSaid = true;
          });
        }
      }
      case IN -> {
        if (actor.wakes <= t && (!reindeer || stage == 2)) {
          enabled.add(() -> {
            own(actor, reindeer ? EventType.DELIVER : EventType.CONSULT);
            actor.state = State.WORKED;
          });
        }
      }
      case WORKED ->
          enabled.add(() -> {
            own(actor, EventType.DONE);
            actor.state = State.DONE;
          });
      case DONE -> {
        if (actor.out) {
          enabled.add(() -> leave(actor, reindeer ? EventType.HOLIDAY : EventType.WORKING));
        }
      }
    }
  }

  private void leave(Actor actor, EventType type) {
    if (!actors.contains(actor)) {
      actors.add(actor);
    }
    own(actor, type);
    actor.state = State.AWAY;
    int mean = type == EventType.HOLIDAY ? MEAN_HOLIDAY : meanWork;
    actor.wakes = t + random.nextInt(2 * mean);
  }

  private void santa(List<Runnable> enabled) {
    Service current = service;
    if (current == null) {
      for (Service each : Service.values()) { // the delivery is the first
        List<Actor> ready = new ArrayList<>(actors);
        ready.removeIf(a -> a.worker.kind() != each.kind() || a.state != State.READY);
        int size = Workshop.standard().groupSize(each.kind());
        if (ready.size() >= size) {
          Collections.shuffle(ready, random);
          enabled.add(() -> take(each, ready.subList(0, size)));
          return;
        }
      }
      return;
    }
    boolean delivery = current == Service.DELIVERY;
    switch (stage) {
      case 1 -> {
        if (rest.isEmpty()) {
          enabled.add(() -> next(delivery ? EventType.MUSH_MUSH : EventType.CONSULTING));
        } else if (rest.getFirst().waitingSaid) {
          enabled.add(() -> {
            Actor actor = rest.removeFirst();
            say(delivery ? EventType.HARNESS : EventType.GREET, actor.worker);
            actor.state = State.IN;
            actor.wakes = t + random.nextInt(meanWork);
          });
        }
      }
      case 2 -> {
        if (group.stream().allMatch(a -> a.state.compareTo(State.WORKED) >= 0)) {
          enabled.add(() -> next(delivery ? EventType.WOAH : EventType.SANTA_DONE));
        }
      }
      default ->
          enabled.add(() -> {
            Actor actor = rest.removeFirst();
            say(delivery ? EventType.UNHARNESS : EventType.GOODBYE, actor.worker);
            actor.out = true;
            if (rest.isEmpty()) {
              service = null;
              delivered += delivery ? 1 : 0;
            }
          });
    }
  }

  private void take(Service of, List<Actor> taken) {
    say(of == Service.DELIVERY ? EventType.REINDEER_READY : EventType.ELVES_READY, null);
    service = of;
    stage = 1;
    group = List.copyOf(taken);
    rest = new ArrayList<>(taken);
  }

  private void next(EventType type) {
    say(type, null);
    stage++;
    rest = new ArrayList<>(group);
    Collections.shuffle(rest, random);
  }

  private void own(Actor actor, EventType type) {
    events.add(new TraceEvent(events.size(), t, actor.worker.toString(), type, actor.worker));
  }

  private void say(EventType type, @Nullable Worker worker) {
    events.add(new TraceEvent(events.size(), t, "santa", type, worker));
  }
}
