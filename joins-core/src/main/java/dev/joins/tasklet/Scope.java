package dev.joins.tasklet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Tasklets that end together: none outlives the block that opened the scope, and the first that
 * fails cancels the others. They run under the {@linkplain Scheduler#current() current} scheduler;
 * in a thread that has none, under a parallel one that ends with the scope.
 *
 * {@snippet file="ScopeSnippets.java" region="scope"}
 *
 * <table>
 *   <caption>When it ends</caption>
 *   <tr><td>a tasklet of it fails</td>
 *       <td>the others are interrupted; the error is thrown by {@link #join()}, or by {@link
 *       #close()} if nobody joins, as it is, with those of the others suppressed</td></tr>
 *   <tr><td>its time is up, or it is {@linkplain #cancel() cancelled}</td>
 *       <td>all are interrupted; {@code join()} returns false if there were any</td></tr>
 *   <tr><td>it is closed</td>
 *       <td>all that are alive are interrupted, and awaited</td></tr>
 *   <tr><td>who joins is interrupted</td>
 *       <td>{@code join()} throws, and the tasklets go on until the scope is closed</td></tr>
 *   <tr><td>its scheduler is closed</td>
 *       <td>all are interrupted by that</td></tr>
 *   <tr><td>one is spawned in a scope that is cancelled</td>
 *       <td>it is interrupted from its beginning</td></tr>
 * </table>
 *
 * <p>Any thread may spawn, fork and cancel. Only the one that opened it may join and close it.
 */
public final class Scope implements AutoCloseable {
  private final String name;
  private final Scheduler scheduler;
  private final @Nullable ParallelScheduler own;
  private final Thread owner = Thread.currentThread();
  private @Nullable Tasklet limit;

  // Guarded by this. Nothing is called under this lock that could wait, or give the turn away.
  private List<Tasklet> members = new ArrayList<>();
  private int pruneAt = 16;
  private @Nullable Throwable failure;
  private boolean cancelled;

  /** Whether any tasklet was alive when this was cancelled, or came later. */
  private boolean hit;

  private boolean closed;

  private Scope(String name) {
    this.name = name;
    var current = Scheduler.current();
    this.own = current.isPresent() ? null : ParallelScheduler.detached();
    this.scheduler = own != null ? own : current.orElseThrow();
  }

  /**
   * Opens a scope.
   *
   * @param name shown in messages
   * @return to be closed by the same thread
   */
  public static Scope open(String name) {
    return new Scope(name);
  }

  /**
   * Opens a scope that is cancelled when its time is up, on the clock of its scheduler.
   *
   * @param name shown in messages
   * @param time for all of its tasklets together, from now on; zero or less: it is cancelled from
   *     its beginning; 292 years and more: for ever
   * @return to be closed by the same thread
   */
  public static Scope open(String name, Duration time) {
    var scope = new Scope(name);
    var nanos = Durations.toNanos(time);
    if (nanos == 0) {
      scope.cancel();
    } else if (nanos != Parkable.NEVER) {
      scope.limit =
          scope.scheduler.spawn(
              "limit of " + name,
              () -> {
                Tasklet.sleep(time);
                scope.cancel();
              });
    }
    return scope;
  }

  /**
   * A tasklet of a scope that has a result. Thread-safe.
   *
   * @param <R> the result
   */
  public static final class Fork<R> {
    private final String name;
    private final AtomicReference<@Nullable R> result = new AtomicReference<>();

    private Fork(String name) {
      this.name = name;
    }

    /**
     * Returns the result.
     *
     * @return what the tasklet has returned
     * @throws IllegalStateException if it has returned nothing: it has not ended, has failed, or
     *     was cancelled; never after a {@link Scope#join()} that returned true
     */
    public R result() {
      var known = result.get();
      if (known == null) {
        throw new IllegalStateException(
            "'" + name + "' has no result: it has not ended, has failed, or was cancelled");
      }
      return known;
    }
  }

  /**
   * Makes a tasklet of this scope.
   *
   * @param name shown in reports; need not be unique
   * @param body what it does
   * @return the tasklet
   * @throws IllegalStateException if this scope, or its scheduler, is closed
   */
  public Tasklet spawn(String name, Tasklet.Body body) {
    requireOpen(name);
    var tasklet = scheduler.spawn(name, new Member(body));
    if (!add(tasklet)) {
      tasklet.interrupt();
    }
    return tasklet;
  }

  /**
   * Makes a tasklet of this scope that has a result.
   *
   * @param name shown in reports; need not be unique
   * @param call what it does
   * @param <R> what it returns
   * @return where the result is to be found, once this scope was joined
   * @throws IllegalStateException if this scope, or its scheduler, is closed
   */
  public <R> Fork<R> fork(String name, Tasklet.Call<? extends R, ?> call) {
    var fork = new Fork<R>(name);
    spawn(name, () -> fork.result.set(call.call()));
    return fork;
  }

  private synchronized void requireOpen(String tasklet) {
    if (closed) {
      throw new IllegalStateException(
          "cannot spawn '" + tasklet + "': the scope '" + name + "' is closed");
    }
  }

  /** Returns false if it is to be interrupted at once. */
  private synchronized boolean add(Tasklet tasklet) {
    if (members.size() == pruneAt) {
      members.removeIf(each -> !each.isAlive());
      pruneAt = Math.max(pruneAt, 2 * members.size());
    }
    members.add(tasklet);
    hit |= cancelled;
    return !cancelled;
  }

  /** What a tasklet of this scope does: its errors are the scope's. */
  private final class Member implements Tasklet.Body {
    private final Tasklet.Body body;

    Member(Tasklet.Body body) {
      this.body = body;
    }

    @Override
    public void run() {
      try {
        body.run();
      } catch (Throwable error) {
        Steps.touch(Scope.this);
        if (!Tasklet.isCancellation(error)) {
          failed(error);
          cancel();
        }
      }
    }

    @Override
    public void neverBegan() {
      body.neverBegan();
    }
  }

  private synchronized void failed(Throwable error) {
    if (failure == null) {
      failure = error;
    } else if (failure != error) {
      failure.addSuppressed(error);
    }
  }

  private synchronized @Nullable Throwable takeFailure() {
    var taken = failure;
    failure = null;
    return taken;
  }

  /** Interrupts all tasklets of this scope, also those to come, and waits for none. */
  public void cancel() {
    Steps.touch(this);
    for (var member : cancelAll()) {
      if (member != Parkable.currentTasklet()) {
        member.interrupt();
      }
    }
  }

  private synchronized List<Tasklet> cancelAll() {
    cancelled = true;
    var alive = alive();
    hit |= !alive.isEmpty();
    return alive;
  }

  private synchronized List<Tasklet> alive() {
    return members.stream().filter(Tasklet::isAlive).toList();
  }

  private synchronized boolean wasAnyCancelled() {
    return hit;
  }

  /**
   * Waits until all tasklets of this scope have ended. The first error of one of them is thrown, as
   * it is, whatever its type.
   *
   * @return whether they have ended by themselves; false if any of them was cancelled, as the time
   *     was up, or by {@link #cancel()}
   * @throws InterruptedException if interrupted before that
   * @throws IllegalStateException if called by a thread that has not opened this scope
   */
  public boolean join() throws InterruptedException {
    requireOwner("join()");
    for (var left = alive(); !left.isEmpty(); left = alive()) {
      for (var member : left) {
        member.awaitEnd();
      }
    }
    Steps.touch(this);
    throwFailure();
    return !wasAnyCancelled();
  }

  private void throwFailure() {
    var error = takeFailure();
    if (error != null) {
      throw Sneaky.rethrow(error);
    }
  }

  private void requireOwner(String call) {
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(
          call
              + " of scope '"
              + name
              + "' was called by "
              + Thread.currentThread()
              + "; only the thread that opened it may: "
              + owner);
    }
  }

  /**
   * Interrupts all tasklets that are alive, and waits until they have ended; an interrupt that
   * comes meanwhile interrupts them again, and is kept. Throws the first error that no {@link
   * #join()} has thrown. Does nothing the second time.
   *
   * @throws IllegalStateException if called by a thread that has not opened this scope
   */
  @Override
  public void close() {
    requireOwner("close()");
    var interrupted = Thread.interrupted();
    cancel();
    if (limit != null) {
      limit.interrupt();
    }
    close(true);
    for (var left = alive(); !left.isEmpty(); left = alive()) {
      try {
        for (var member : left) {
          member.awaitEnd();
        }
      } catch (InterruptedException again) {
        interrupted = true;
        cancel();
      }
    }
    if (own != null) {
      own.close();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    throwFailure();
  }

  private synchronized void close(boolean newClosed) {
    closed = newClosed;
  }

  @Override
  public String toString() {
    return name;
  }
}
