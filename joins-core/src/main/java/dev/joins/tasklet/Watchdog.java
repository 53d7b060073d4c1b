package dev.joins.tasklet;

import dev.joins.internal.Log;
import java.lang.Thread.State;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * Reports a tasklet that has the turn for long while others want it, and nothing says so: it blocks
 * outside of the kernel - in a lock, a queue or a socket of the JDK - without having given the turn
 * away, or it computes. Who waits outside without the turn keeps nobody waiting.
 *
 * <p>A thread of its own looks now and then whose turn it is. If it is still the same turn, and the
 * thread that has it waits, or others could run, that is written to the log, once for each turn.
 * Nothing is added to a switch: what is read here is written without fences, so a report may come
 * one look late.
 *
 * <table>
 *   <caption>When its scheduler is closed</caption>
 *   <tr><td>it sleeps</td>
 *       <td>it is interrupted, and ends</td></tr>
 *   <tr><td>it is reporting</td>
 *       <td>the report is written, and it ends at its next sleep</td></tr>
 *   <tr><td>a tasklet is left behind with the turn</td>
 *       <td>it ends all the same: {@code close()} has named that one</td></tr>
 * </table>
 */
final class Watchdog implements Runnable {
  private static final System.Logger LOG = System.getLogger("dev.joins");
  private static final Set<State> WAITING =
      EnumSet.of(State.BLOCKED, State.WAITING, State.TIMED_WAITING);

  private final Turns turns;
  private final Wakeups wakeups;
  private final Duration limit;
  private final Thread thread;

  private Watchdog(Turns turns, Wakeups wakeups, Duration limit) {
    this.turns = turns;
    this.wakeups = wakeups;
    this.limit = limit;
    this.thread = Thread.ofPlatform().daemon().name("joins-watchdog").unstarted(this);
  }

  static Watchdog start(Turns turns, Wakeups wakeups, Duration limit) {
    var watchdog = new Watchdog(turns, wakeups, limit);
    watchdog.thread.start();
    return watchdog;
  }

  void stop() {
    thread.interrupt();
  }

  @Override
  public void run() {
    var reported = -1L;
    while (true) {
      var turn = turns.runs().turnsTaken();
      var holder = turns.current();
      try {
        Thread.sleep(limit);
      } catch (InterruptedException stopped) {
        return;
      }
      if (turn != reported && turn == turns.runs().turnsTaken() && holder == turns.current()) {
        var thread = holder.baton().threadInUse();
        if (thread != null && !wakeups.isIdle(thread) && report(holder, thread)) {
          reported = turn;
        }
      }
    }
  }

  /** Returns whether there was anything to report. */
  private boolean report(CooperativeTasklet holder, Thread thread) {
    if (WAITING.contains(thread.getState())) {
      write(
          holder,
          thread,
          "waits for something that its scheduler knows nothing of; no other tasklet can run");
      return true;
    }
    if (turns.runCount() > 1 || !wakeups.isInboxEmpty()) {
      write(holder, thread, "goes on; other tasklets could run, and wait for theirs");
      return true;
    }
    return false;
  }

  private void write(CooperativeTasklet holder, Thread thread, String what) {
    var where = new Throwable("where it is");
    where.setStackTrace(thread.getStackTrace());
    Log.write(
        LOG,
        System.Logger.Level.WARNING,
        "tasklet '" + holder.name() + "' has had the turn for " + limit + " or longer, and " + what,
        where);
  }
}
