package dev.joins.tasklet;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The faster way to hold the baton: the thread that opened a cooperative scheduler carries its
 * virtual threads itself, in a loop, whenever it does not have the baton. A switch is then a matter
 * of one thread, and wakes no other.
 *
 * <p>Needs the door {@code --add-opens java.base/java.lang=ALL-UNNAMED}, which only an application
 * can open: virtual threads are given an executor of ours by reflection, as the JDK has no public
 * way. Where it is closed, or the opener is a virtual thread itself, {@link #open} says so, and the
 * tasklets run on the JDK's own carriers, handing the baton over by park and unpark. The turns are
 * the same.
 *
 * <p>The JDK clears the flag of interruption of a carrier whenever it carries. So an interrupt of
 * the opener by {@link Thread#interrupt} while tasklets run can be lost; one by {@link
 * Tasklet#interrupt} is not.
 *
 * <p>While the opener is {@linkplain Outside outside}, another thread carries in its place. It also
 * sees who parks outside with the turn.
 *
 * <p>Invariant: only the bearer runs tasks, one at a time. Anybody may submit some: a lock, a timer
 * or an interrupt wakes a virtual thread from elsewhere. Whoever submits looks whether the bearer
 * sleeps after the task is in the queue, and the bearer looks into the queue after it said that it
 * sleeps.
 */
final class Carrier implements Executor {
  private static final @Nullable MethodHandle NEW_VIRTUAL_THREAD = probe();

  private final Thread opener;

  /** Who carries: the opener; or another thread, while the opener is outside. */
  private volatile Thread bearer;

  /** Set before anything is carried. */
  private @Nullable Outside outside;

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private volatile boolean asleep;

  /** The baton whose thread is to go on, if it had stopped; null if not. For the bearer only. */
  private @Nullable Baton next;

  /** The baton whose thread is stopping; null if none is. For the bearer only. */
  private @Nullable Baton stopping;

  /** Guarded by this. While it carries others, the opener's flag of interruption is theirs. */
  private boolean carrying;

  private Carrier(Thread opener) {
    this.opener = opener;
    this.bearer = opener;
  }

  /** Makes the running thread a carrier; returns null where it cannot be one. */
  static @Nullable Carrier open() {
    var opener = Thread.currentThread();
    if (NEW_VIRTUAL_THREAD == null || opener.isVirtual()) {
      return null;
    }
    startPollers();
    return new Carrier(opener);
  }

  /**
   * Has the JDK start the virtual threads that wait for sockets on behalf of all others, now: were
   * the first to wait for one a thread that is carried, they would be carried by the same, and
   * nobody could wait for a socket any more after its scheduler had ended.
   */
  private static void startPollers() {
    try {
      Class.forName("sun.nio.ch.Poller");
    } catch (ClassNotFoundException other) {
      // a JDK that waits in some other way
    }
  }

  /** Has it told of those that park outside, and of those that come back. */
  void lookOutside(Outside newOutside) {
    outside = newOutside;
  }

  static boolean isDoorOpen() {
    return NEW_VIRTUAL_THREAD != null;
  }

  private static @Nullable MethodHandle probe() {
    try {
      var builders = Class.forName("java.lang.ThreadBuilders");
      var type =
          MethodType.methodType(
              Thread.class, Executor.class, String.class, int.class, Runnable.class);
      return MethodHandles.privateLookupIn(builders, MethodHandles.lookup())
          .findStatic(builders, "newVirtualThread", type);
    } catch (ReflectiveOperationException closed) {
      return null;
    }
  }

  Thread newThread(String name, Runnable body) {
    try {
      var make = NEW_VIRTUAL_THREAD;
      if (make == null) {
        throw new IllegalStateException("the door is closed");
      }
      return (Thread) make.invokeExact((Executor) this, name, 0, body);
    } catch (Throwable failure) {
      throw Sneaky.rethrow(failure);
    }
  }

  @Override
  public void execute(Runnable task) {
    var stopped = Thread.currentThread() == bearer ? stopping : null;
    if (stopped != null) {
      stopping = null;
      stopped.stoppedAt(task);
      return;
    }
    if (!outside().submitted(task)) {
      carry(task);
    }
  }

  private Outside outside() {
    return Objects.requireNonNull(outside, "nobody looks outside");
  }

  /** Has a thread go on; for any thread. */
  void carry(Runnable task) {
    tasks.add(task);
    if (asleep) {
      LockSupport.unpark(bearer);
    }
  }

  /** Sets whose thread goes on when the caller, who is carried, waits. */
  void carryNext(Baton stopped) {
    next = stopped;
  }

  /**
   * Stops the running thread, which the opener carries, until its baton is given. A thread that
   * yields is given to its executor at once, by the opener, who keeps it: half the work of parking
   * it. But then nothing wakes it before its turn.
   */
  @SuppressWarnings("ThreadPriorityCheck") // it is the executor that decides who goes on
  void stop(Baton baton) {
    stopping = baton;
    Thread.yield();
    stopping = null; // one that is pinned does not stop: it will park
  }

  /**
   * Has the running thread carried elsewhere from now on, which gives its turn away; returns false
   * if it is pinned to where it is.
   */
  @SuppressWarnings("ThreadPriorityCheck") // it is the executor that decides who goes on
  boolean moveElsewhere(Baton baton) {
    baton.setElsewhere(true);
    stopping = baton;
    Thread.yield();
    if (stopping != baton) {
      return true;
    }
    stopping = null;
    baton.setElsewhere(false);
    return false;
  }

  /** Carries in place of the opener, which is outside, until that one has its turn. */
  void substituteForOpener(Turns turns, CooperativeTasklet caretaker, Baton mainBaton) {
    bearer = Thread.currentThread();
    turns.handOn(caretaker);
    carry(mainBaton);
    bearer = opener;
    LockSupport.unpark(opener);
  }

  /** Waits until the opener, which was outside, has its turn; returns whether interrupted. */
  boolean awaitSubstitute(Baton baton) {
    var interrupted = false;
    while (!baton.isHeld() || bearer != opener) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    return interrupted;
  }

  /**
   * Carries others until the opener has the baton; the opener only. Returns whether interrupted.
   */
  boolean carryUntilHeld(Baton baton) {
    var interrupted = begin(baton);
    try {
      interrupted |= carry(baton);
    } catch (RuntimeException givenUp) {
      end(baton);
      throw givenUp;
    }
    return end(baton) || interrupted;
  }

  private boolean carry(Baton baton) {
    var interrupted = false;
    while (!baton.isHeld()) {
      var task = tasks.poll();
      var given = next;
      next = null;
      if (task != null) {
        run(task); // and then the other as well, or threads that are not ours would starve it
      }
      if (given != null) {
        run(given.goOn());
      } else if (task == null) {
        sleepUntilHeld(baton);
      }
      interrupted |= baton.reportInterrupt();
    }
    return interrupted;
  }

  private void run(Runnable task) {
    task.run();
    outside().ran(task);
  }

  private void sleepUntilHeld(Baton baton) {
    asleep = true;
    if (tasks.isEmpty() && !baton.isHeld()) {
      baton.parkUntilGiven(this);
    }
    asleep = false;
  }

  /**
   * For the bearer when it is to look after the turn, and nobody can run: sleeps until it is
   * unparked, at most so long. A tasklet's thread that is woken by others' means is carried, or it
   * would never say so; but first the opener must see an interrupt of its own.
   */
  void rest(Baton baton, long nanos) {
    asleep = true;
    if (tasks.isEmpty()) {
      LockSupport.parkNanos(this, nanos);
    }
    asleep = false;
    var task = Thread.currentThread().isInterrupted() ? null : tasks.poll();
    if (task != null && baton.carries()) {
      var interrupted = begin(baton);
      task.run();
      if (end(baton) || interrupted) {
        opener.interrupt();
      }
    } else if (task != null) {
      task.run(); // the bearer carries already, and has the turn only as nobody else has it
    }
  }

  /** To carry clears the flag: it is asked before. */
  private boolean begin(Baton baton) {
    synchronized (this) {
      carrying = true;
    }
    return baton.reportInterrupt();
  }

  private synchronized boolean end(Baton baton) {
    carrying = false;
    return baton.takeInterruptRequest();
  }

  /** Any thread: interrupts the opener; if it carries others, as soon as it stops. */
  void interrupt(Baton baton) {
    synchronized (this) {
      if (!carrying) {
        opener.interrupt();
        return;
      }
      baton.requestInterrupt();
    }
    baton.wakeEarly();
  }

  boolean isBearer(Thread thread) {
    return thread == bearer;
  }
}
