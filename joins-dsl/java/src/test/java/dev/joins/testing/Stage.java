package dev.joins.testing;

import dev.joins.dsl.Joins;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Where a program is played: tasklets, a definition, pauses of random length, and a log by which it
 * is judged. Thread-safe.
 *
 * @param <E> what is logged
 */
public final class Stage<E> implements AutoCloseable {
  private static final int LONGEST_PAUSE_MICROS = 1_000;
  private static final int LONGEST_REAL_PAUSE_MICROS = 20;

  private final Scheduler scheduler;
  private final Joins joins;
  private final Random random;
  private final int longest;
  private final List<E> events = new ArrayList<>();

  Stage(Scheduler scheduler, long seed, boolean realClock) {
    this.scheduler = scheduler;
    this.joins = Joins.open("stage", scheduler);
    this.random = new Random(seed);
    this.longest = realClock ? LONGEST_REAL_PAUSE_MICROS : LONGEST_PAUSE_MICROS;
  }

  /** A definition whose bodies run here. */
  public Joins joins() {
    return joins;
  }

  public Scheduler scheduler() {
    return scheduler;
  }

  public Tasklet spawn(String name, Tasklet.Body body) {
    return scheduler.spawn(name, body);
  }

  /** Spawns so many, numbered from 0. */
  public List<Tasklet> spawn(String name, int count, Numbered body) {
    var tasklets = new ArrayList<Tasklet>();
    for (var i = 0; i < count; i++) {
      var number = i;
      tasklets.add(spawn(name + " " + number, () -> body.run(number)));
    }
    return tasklets;
  }

  /** One of several tasklets. */
  @FunctionalInterface
  public interface Numbered {
    void run(int number) throws Exception;
  }

  /** Lets others go first: at times not at all, for one turn, or for a while. */
  public void pause() throws InterruptedException {
    switch (random(3)) {
      case 0 -> {}
      case 1 -> Tasklet.schedule();
      default -> Tasklet.sleep(aWhile());
    }
  }

  /** A length of time that is of the order of a pause. */
  public Duration aWhile() {
    return Duration.ofNanos(1_000L * random(longest));
  }

  /** A number from 0 to below the bound. */
  public int random(int bound) {
    synchronized (random) {
      return random.nextInt(bound);
    }
  }

  /** Interrupts one of them after the other, at random. */
  public void harass(List<Tasklet> victims, int times) {
    spawn(
        "harasser",
        () -> {
          for (var i = 0; i < times; i++) {
            pause();
            victims.get(random(victims.size())).interrupt();
          }
        });
  }

  /** Writes down what the caller is doing; before others can see it, so the order is the order. */
  public void log(E event) {
    synchronized (events) {
      events.add(event);
    }
  }

  List<E> events() {
    synchronized (events) {
      return List.copyOf(events);
    }
  }

  @Override
  public void close() {
    joins.close();
  }
}
