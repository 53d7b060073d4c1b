package dev.joins.proofs.explore;

import dev.joins.match.store.Place;
import dev.joins.tasklet.CooperativeScheduler;
import dev.joins.tasklet.CooperativeTasklet;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Step;
import dev.joins.tasklet.TurnStrategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run of the program, as a guide wants it: a list of events, and how it ended.
 *
 * <p>The main tasklet sets up and judges; between two steps of its own nobody else has a turn. What
 * the others do is cut into events before each step, and wherever they wait, meet, or give way.
 */
final class Run implements TurnStrategy {
  private static final String CHANNEL = "channel ";

  private final Guide guide;
  private final Groups groups;
  private final int stepLimit;
  private final Map<CooperativeTasklet, Actor> actors = new HashMap<>();
  private final Map<Actor, Integer> enablers = new HashMap<>();
  private final List<Event> events = new ArrayList<>();
  private final CooperativeScheduler scheduler = Scheduler.cooperative();
  private final Sightings sightings;
  private final Actor main;
  private Event current;
  private Set<Actor> readyBefore = new HashSet<>();
  private Duration time = Duration.ZERO;
  private int epoch;
  private boolean announced;
  private boolean looking;
  private boolean over;
  private boolean redundant;
  private @Nullable Throwable failure;
  private int acts;

  /** Of {@code acts}, for those who look from outside. */
  private volatile int progress;

  Run(Guide guide, Groups groups, int stepLimit) {
    this.guide = guide;
    this.groups = groups;
    this.stepLimit = stepLimit;
    this.sightings = new Sightings(scheduler);
    this.main = new Actor("", scheduler.main(), 0);
    main.hasBegun = true;
    actors.put(main.tasklet, main);
    this.current = new Event(main, "set up", 1, 0, -1, 0);
  }

  /** Runs the program, once, on the calling thread. */
  Run execute(Program program) {
    try (scheduler) {
      scheduler.decideTurnsBy(this);
      try {
        program.run(scheduler);
        requireThatItRan();
      } catch (Throwable thrown) { // of any type: it is what was looked for
        failure = thrown;
      } finally {
        over = true;
        finish(current);
        stopAll();
        scheduler.decideTurnsBy(null);
      }
    } catch (Throwable atTheEnd) { // of cleaning up, which no schedule is tried on
      failure = failure == null ? atTheEnd : failure;
    }
    if (redundant) {
      failure = null;
    }
    return this;
  }

  /** A tasklet that spins would not hear an interrupt. */
  private void stopAll() {
    for (var actor : List.copyOf(actors.values())) {
      if (actor != main && actor.tasklet.isAlive()) {
        actor.tasklet.kill();
      }
    }
  }

  private void requireThatItRan() {
    if (scheduler.runCount() > 1) {
      throw new IllegalStateException(
          "the program ended while its tasklets could still run; let it call scheduler.run()");
    }
    if (actors.size() == 1) {
      throw new IllegalStateException(
          "the program has no tasklets on the scheduler that it was given: there is nothing to"
              + " explore");
    }
  }

  /** Changes with each step; for any thread. */
  int progress() {
    return progress;
  }

  /** Returns who has the turn; for any thread, which may see an older one. */
  CooperativeTasklet holder() {
    return scheduler.current();
  }

  /**
   * Returns after how many steps this run, which did not end, came back to where it was; null if
   * that was not seen.
   */
  @Nullable Integer period() {
    return sightings.period();
  }

  List<Event> events() {
    return events;
  }

  /** Null if it ended well, or was cut off. */
  @Nullable Throwable failure() {
    return failure;
  }

  boolean isRedundant() {
    return redundant;
  }

  Schedule schedule() {
    return new Schedule(events.stream().map(event -> event.choice).toList());
  }

  // As a strategy.

  @Override
  public void before(CooperativeTasklet tasklet, Step step) {
    progress = ++acts;
    noticeMain();
    var actor = actor(tasklet);
    announced = true;
    if (actor != main) {
      actor.next = step;
    }
  }

  @Override
  public void touched(List<?> things) {
    if (looking) {
      return;
    }
    noticeMain();
    touch(things);
  }

  private void touch(List<?> things) {
    var names = new ArrayList<String>();
    for (var thing : things) {
      switch (thing) {
        case Place place -> {
          names.add(CHANNEL + place.name);
          sightings.meet(place);
        }
        case CooperativeTasklet tasklet -> names.add(actor(tasklet).path);
        case Shared<?> shared -> names.add("shared " + shared);
        default -> current.footprint.addOther(thing);
      }
    }
    names.forEach(current.footprint::add);
    groups.join(names);
  }

  /**
   * When nothing can run, main goes on without a choice. As with a step of time, all that was done
   * comes before all that will be.
   */
  private void noticeMain() {
    if (scheduler.current() == main.tasklet && current.actor != main) {
      finish(current);
      epoch++;
      current = new Event(main, "go on", 1, 0, -1, epoch);
    }
  }

  @Override
  public CooperativeTasklet next(List<CooperativeTasklet> tasklets) {
    progress = ++acts;
    var isOwnStep = announced && current.actor == main;
    announced = false;
    if (over && tasklets.contains(main.tasklet)) {
      return main.tasklet;
    }
    if (over || isOwnStep) {
      return tasklets.getFirst();
    }
    if (events.size() == stepLimit) {
      over = true;
      throw noEnd();
    }
    var ready = tasklets.stream().map(this::actor).toList();
    meet(ready);
    looking = true;
    sightings.look(events.size(), stepLimit, ready, actors.values());
    looking = false;
    var choice = guide.choose(ready, this);
    if (choice == Guide.REDUNDANT) {
      over = true;
      redundant = true;
      throw new Abandoned();
    }
    var chosen = ready.get(choice);
    var things = chosen.concerns();
    current = new Event(chosen, chosen.takeNext(), ready.size(), choice, enablerOf(chosen), epoch);
    events.add(current);
    touch(things); // also where an interrupt keeps it from doing what it was about to do
    return chosen.tasklet;
  }

  private NoEndException noEnd() {
    var period = period();
    if (period == null) {
      return NoEndException.onlyLong(stepLimit);
    }
    var last = events.subList(stepLimit - period, stepLimit);
    var channels = namesIn(last.stream().flatMap(each -> each.footprint.namesAfter(CHANNEL)));
    var goingRound =
        channels.isEmpty() ? namesIn(last.stream().map(each -> each.actor.toString())) : channels;
    return NoEndException.goingRound(goingRound, period, stepLimit);
  }

  private static String namesIn(Stream<String> names) {
    return names.distinct().collect(Collectors.joining(", "));
  }

  private int enablerOf(Actor actor) {
    var enabler = enablers.remove(actor);
    return enabler == null ? -1 : enabler;
  }

  /** Who can run now and could not before was woken, or spawned, by the last event. */
  private void meet(List<Actor> ready) {
    finish(current);
    if (!scheduler.elapsed().equals(time)) {
      time = scheduler.elapsed();
      epoch++;
    }
    for (var actor : ready) {
      if (actor != current.actor && !readyBefore.contains(actor)) {
        enablers.put(actor, events.size() - 1);
        current.woken.add(actor);
      }
    }
    readyBefore = new HashSet<>(ready);
  }

  private static void finish(Event event) {
    event.blocks = event.actor.tasklet.isBlocked();
    event.ends = !event.actor.tasklet.isAlive();
  }

  private Actor actor(CooperativeTasklet tasklet) {
    return actors.computeIfAbsent(
        tasklet, fresh -> new Actor(current.actor.pathOfNextChild(), fresh, actors.size()));
  }

  /** Ends a run that has nothing new to show. */
  private static final class Abandoned extends RuntimeException {
    private static final long serialVersionUID = 1;

    Abandoned() {
      super("this schedule was tried before", null, false, false);
    }
  }
}
