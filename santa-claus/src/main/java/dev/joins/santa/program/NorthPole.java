package dev.joins.santa.program;

import static dev.joins.santa.trace.EventType.CONSULT;
import static dev.joins.santa.trace.EventType.DELIVER;
import static dev.joins.santa.trace.EventType.DONE;
import static dev.joins.santa.trace.EventType.HOLIDAY;
import static dev.joins.santa.trace.EventType.WORKING;

import dev.joins.ChannelClosedException;
import dev.joins.dsl.Joins;
import dev.joins.santa.trace.Worker;
import dev.joins.tasklet.Scheduler;
import dev.joins.tasklet.Tasklet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What every program finds: the workers, a definition that is watched, the log, the time. What is
 * missing is Santa.
 */
public final class NorthPole {

  /** How many reindeer pull the sleigh. */
  static final int REINDEER = 9;

  /** A worker's call on Santa: returns when he has said that it may go on. */
  @FunctionalInterface
  interface Call {
    void by(Worker me) throws InterruptedException;
  }

  private final Plan plan;
  private final Scheduler scheduler;
  private final Pace pace;
  private final Recorder log;
  private final Joins joins;
  private final List<Tasklet> workers = new ArrayList<>();

  /**
   * A north pole without workers.
   *
   * @param plan what is to happen there
   * @param scheduler runs everybody; should be as the plan says, but may be another
   * @param log gets the events
   */
  NorthPole(Plan plan, Scheduler scheduler, Pace pace, Recorder log) {
    this.plan = plan;
    this.scheduler = scheduler;
    this.pace = pace;
    this.log = log;
    this.joins = Joins.open("north pole", scheduler, new Witness(log));
  }

  Recorder log() {
    return log;
  }

  /**
   * The one definition here. Its observer writes what must be written in one step with the commit:
   * see {@link Witness}, also for the names that channels and patterns must have.
   */
  Joins joins() {
    return joins;
  }

  /** After how many deliveries everybody is to go home. */
  int deliveries() {
    return plan.deliveries();
  }

  // @start region=workers
  void hireReindeer(Call back, Call home) {
    hire(
        REINDEER,
        Worker::reindeer,
        (me, year) -> {
          log.worker(HOLIDAY, me);
          sleep(year.holiday(now()));
          back.by(me);
          log.worker(DELIVER, me);
          sleep(year.delivery());
          log.worker(DONE, me);
          home.by(me);
        });
  }

  void hireElves(Call help, Call advised) {
    hire(
        plan.elves(),
        Worker::elf,
        (me, year) -> {
          log.worker(WORKING, me);
          sleep(year.work(now()));
          help.by(me);
          log.worker(CONSULT, me);
          sleep(year.consultation());
          log.worker(DONE, me);
          advised.by(me);
        });
  }

  // @end

  /** One round of a worker's life. */
  @FunctionalInterface
  private interface Round {
    void go(Worker me, Year year) throws InterruptedException;
  }

  private void hire(int count, IntFunction<Worker> name, Round round) {
    for (int number = 0; number < count; number++) {
      Worker worker = name.apply(number);
      var year = new Year(plan.seed(), worker);
      workers.add(spawn(worker.toString(), () -> live(worker, year, round)));
    }
  }

  private static void live(Worker me, Year year, Round round) throws InterruptedException {
    try {
      while (true) {
        round.go(me, year);
      }
    } catch (ChannelClosedException nobodyThere) {
      // sent home at Santa's door; who is sent home elsewhere is interrupted
    }
  }

  /** To be called when all are hired, and Santa serves nobody. */
  void sendAllHome() {
    joins.close();
    workers.forEach(Tasklet::interrupt);
  }

  Tasklet spawn(String name, Tasklet.Body body) {
    return scheduler.spawn(name, body);
  }

  /** Sleeps for so many seconds of the simulated world. */
  void sleep(long seconds) throws InterruptedException {
    Tasklet.sleep(pace.real(seconds));
  }

  /** Milliseconds of the simulated world, from its beginning. */
  private long now() {
    return pace.simulated(scheduler.elapsed());
  }
}
