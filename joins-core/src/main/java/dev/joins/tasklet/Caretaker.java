package dev.joins.tasklet;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks after the turn of one cooperative scheduler while nobody can run, as all that are left are
 * outside or wait: it lets time pass, and gives the turn to whoever can go on first. It is no
 * tasklet, but stands in the place of one: in no ring, and in no report.
 *
 * <p>Where the tasklets are carried, their carrier does that beside its work; and if the carrier is
 * outside itself, as the main tasklet, this thread carries in its place. So there is a thread only
 * once that is needed.
 *
 * <p>Invariant: this thread runs only while the turn is the caretaker's, or while it carries.
 */
final class Caretaker implements Runnable {
  private final CooperativeScheduler scheduler;
  private final Turns turns;
  private final @Nullable Carrier carrier;
  private final CooperativeTasklet tasklet;
  private @Nullable Thread thread;
  private volatile boolean asked;
  private volatile boolean over;

  Caretaker(CooperativeScheduler scheduler, Turns turns, @Nullable Carrier carrier) {
    this.scheduler = scheduler;
    this.turns = turns;
    this.carrier = carrier;
    this.tasklet = new CooperativeTasklet(scheduler, "caretaker");
    this.tasklet.state = TurnState.PAUSED;
  }

  CooperativeTasklet tasklet() {
    return tasklet;
  }

  /** Makes its thread, if there is none yet: what can fail fails before a turn is given away. */
  void prepare() {
    if (thread == null) {
      var made =
          carrier == null
              ? scheduler.config().newThread("joins-caretaker", this)
              : Thread.ofPlatform().daemon().name("joins-caretaker").unstarted(this);
      made.start();
      thread = made;
    }
  }

  /** Has its thread look after the turn, or carry. */
  void take() {
    asked = true;
    LockSupport.unpark(thread);
  }

  /** Ends its thread, which does not have the turn. */
  void stop() {
    over = true;
    LockSupport.unpark(thread);
  }

  @Override
  public void run() {
    while (!over) {
      if (!asked) {
        LockSupport.park(this);
        Thread.interrupted(); // nobody means this thread
        continue;
      }
      asked = false;
      if (carrier == null) {
        turns.handOn(tasklet);
      } else {
        carrier.substituteForOpener(turns, tasklet, scheduler.main().baton());
      }
    }
  }
}
