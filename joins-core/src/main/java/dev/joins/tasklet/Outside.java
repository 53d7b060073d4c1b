package dev.joins.tasklet;

import java.lang.Thread.State;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Where tasklets of one cooperative scheduler are while they wait for something outside the kernel,
 * and others have the turn: in a socket, a lock or a queue of the JDK. Who comes back takes its
 * turn after all that can run then. ADR 26 has the reasons.
 *
 * <p>Two ways lead there. A tasklet says so itself ({@link #call}). Or it is {@linkplain Carrier
 * carried}, and parks without having given the turn away: the carrier, which goes on then, sees
 * that ({@link #ran}), and hears when it may go on ({@link #submitted}).
 *
 * <p>Invariant: who is outside is neither in the ring nor touches what belongs to the holder of the
 * baton. If nobody can run when the last one leaves, the turn is the {@link Caretaker}'s, until
 * somebody can.
 *
 * <table>
 *   <caption>What becomes of a tasklet that is outside</caption>
 *   <tr><td>it is interrupted</td>
 *       <td>so is its thread, wherever it is: the call there decides what that means</td></tr>
 *   <tr><td>it is killed, or an error is raised in it</td>
 *       <td>interrupted; it throws the error when it comes back, or in its next call of ours</td></tr>
 *   <tr><td>its scheduler is closed</td>
 *       <td>interrupted, and awaited, up to the limit</td></tr>
 *   <tr><td>it calls what waits in the kernel</td>
 *       <td>it comes back for the time of that wait</td></tr>
 * </table>
 */
final class Outside {
  private static final Set<State> PARKED =
      EnumSet.of(State.BLOCKED, State.WAITING, State.TIMED_WAITING);

  /** Carry those who say that they are outside: what they call may not let go of its carrier. */
  private static final Executor ELSEWHERE =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("joins-outside-", 0).factory());

  private final CooperativeScheduler scheduler;
  private final Turns turns;
  private final @Nullable Carrier carrier;
  private final Caretaker caretaker;

  /** By how they go on: the carried ones that are outside. */
  private final Map<Runnable, Baton> carried = new ConcurrentHashMap<>();

  /** How the tasklet goes on that is parked, and keeps its turn; for the carrier only. */
  private @Nullable Runnable keeper;

  Outside(CooperativeScheduler scheduler, Turns turns, @Nullable Carrier carrier) {
    this.scheduler = scheduler;
    this.turns = turns;
    this.carrier = carrier;
    this.caretaker = new Caretaker(scheduler, turns, carrier);
    if (carrier != null) {
      carrier.lookOutside(this);
    }
  }

  /** Says which scheduler the running tasklet of another one has opened; null for none now. */
  static void nest(@Nullable Parkable opener, @Nullable CooperativeTasklet main) {
    if (opener instanceof CooperativeTasklet outer) {
      outer.inner = main;
      if (main != null) {
        main.turnKeeper = outer.turnKeeper();
      }
    }
  }

  Caretaker caretaker() {
    return caretaker;
  }

  // Those who say so.

  /** Calls something outside the kernel; the running tasklet only. */
  <R extends @Nullable Object, X extends Exception> R call(
      CooperativeTasklet tasklet, Tasklet.Call<R, X> call) throws X {
    if (!mayLeave(tasklet) || !leave(tasklet)) {
      return call.call();
    }
    try {
      return call.call();
    } finally {
      comeBack(tasklet);
      throwRaised(tasklet);
    }
  }

  /** Who is outside already, keeps its turn, or has its turns decided, just calls. */
  private boolean mayLeave(CooperativeTasklet tasklet) {
    if (tasklet.away || tasklet.keepsTurn() || turns.areDecided()) {
      return false;
    }
    scheduler.requireHolder("blocking()");
    tasklet.throwPendingError();
    var refusal = tasklet.refusalToBlock();
    if (refusal != null) {
      throw refusal;
    }
    return true;
  }

  /** What came to it as an interrupt, to end its call, is an error now. */
  private static void throwRaised(CooperativeTasklet tasklet) {
    if (tasklet.pendingError() != null) {
      Thread.interrupted();
      tasklet.throwPendingError();
    }
  }

  /** Lets a tasklet wait in the kernel although it is outside. */
  void blockInside(CooperativeTasklet tasklet, Waiter waiter, long deadline) {
    comeBack(tasklet);
    try {
      if (!waiter.isDone() && tasklet.pendingError() == null) {
        turns.block(tasklet, deadline);
      }
    } finally {
      leave(tasklet);
    }
  }

  /** Returns false if the thread is pinned to its carrier: then it keeps the turn. */
  private boolean leave(CooperativeTasklet tasklet) {
    if (carrier != null && !tasklet.baton().carries()) {
      tasklet.away = carrier.moveElsewhere(tasklet.baton());
    } else {
      caretaker.prepare();
      tasklet.away = true;
      turns.leave(tasklet);
      if (carrier == null && turns.canAnyRun()) {
        turns.handOn(tasklet);
      } else {
        turns.vacate(caretaker.tasklet());
        caretaker.take();
      }
    }
    return tasklet.away;
  }

  private void comeBack(CooperativeTasklet tasklet) {
    if (!tasklet.away) {
      return;
    }
    if (!tasklet.baton().comeBack()) {
      throw new IllegalStateException(
          "tasklet '"
              + tasklet.name()
              + "' cannot wait in a call of ours here: it is in Tasklet.blocking(), and a native"
              + " frame or a class initializer pins its thread to where it is");
    }
    tasklet.away = false;
  }

  // Those who are seen.

  /**
   * Called by the carrier, each time that a thread which it has carried has stopped. If that is the
   * tasklet whose turn it is, and it has not given the turn away, it has parked outside.
   */
  void ran(Runnable task) {
    if (keeper == task) {
      keeper = null; // whatever it has done, it is looked at anew
    }
    var holder = turns.current();
    if (holder.state == TurnState.RUNNING && keeper == null) { // or else it was another thread
      stoppedWithTurn(holder, task);
    }
  }

  private void stoppedWithTurn(CooperativeTasklet holder, Runnable task) {
    if (holder.baton().isElsewhere()) {
      carried.put(task, holder.baton());
      holder.baton().forgetStop();
      giveTurnAway(holder, task);
    } else if (mayPark(holder) && isParkedOutside(holder, task)) {
      holder.baton().parkedOutside();
      giveTurnAway(holder, null);
    } else {
      keeper = task;
    }
  }

  /**
   * Where switching is forbidden, or decided by somebody, the others wait; so they do for who waits
   * in another scheduler, since what runs there is part of its turn, and for who is asked something
   * under a lock of the kernel.
   */
  private boolean mayPark(CooperativeTasklet holder) {
    for (var inner = holder.inner; inner != null; inner = inner.inner) {
      if (inner.state != TurnState.RUNNING || inner.keepsTurn()) {
        return false;
      }
    }
    return !holder.keepsTurn() && !turns.areDecided() && holder.refusalToBlock() == null;
  }

  /**
   * A thread that can go on at once is not outside. Whoever makes it go on after it was seen as
   * parked finds it among the carried ones, to which it was added before.
   */
  private boolean isParkedOutside(CooperativeTasklet holder, Runnable task) {
    var thread = holder.baton().threadOrNull();
    carried.put(task, holder.baton());
    return (thread != null && PARKED.contains(thread.getState())) || carried.remove(task) == null;
  }

  private void giveTurnAway(CooperativeTasklet holder, @Nullable Runnable goesOn) {
    turns.leave(holder);
    turns.vacate(caretaker.tasklet());
    if (goesOn != null) {
      carryElsewhere(goesOn);
    }
    turns.handOn(caretaker.tasklet());
  }

  /** Called by any thread that makes a thread go on; returns whether that one is outside. */
  boolean submitted(Runnable task) {
    var baton = carried.isEmpty() ? null : carried.get(task);
    if (baton == null) {
      return false;
    }
    if (baton.isElsewhere()) {
      carryElsewhere(task);
      return true;
    }
    if (carried.remove(task) == null) {
      return false; // the carrier has seen meanwhile that it can go on, and let it keep its turn
    }
    baton.backAt(task);
    return true;
  }

  private void carryElsewhere(Runnable task) {
    try {
      ELSEWHERE.execute(task);
    } catch (OutOfMemoryError | RejectedExecutionException noThread) {
      carrier().carry(task);
    }
  }

  private Carrier carrier() {
    if (carrier == null) {
      throw new IllegalStateException("nobody carries");
    }
    return carrier;
  }
}
