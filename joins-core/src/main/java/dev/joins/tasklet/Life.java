package dev.joins.tasklet;

import dev.joins.internal.Log;
import dev.joins.tasklet.Tasklet.Body;
import java.lang.System.Logger.Level;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a cooperative tasklet is to do, and the thread on which it does that.
 *
 * <p>Invariant: the body runs at most once, and whatever thread runs it has the baton of its
 * tasklet by then. A thread begins with the life for which it was made, and may go on with others
 * that have no thread yet: more than one tasklet's, where threads are reused.
 */
final class Life implements Runnable {
  private static final System.Logger LOG = System.getLogger("dev.joins");

  private final CooperativeTasklet tasklet;
  private final Baton baton;
  private @Nullable Body body;
  private boolean begun;

  Life(CooperativeTasklet tasklet, Baton baton) {
    this.tasklet = tasklet;
    this.baton = baton;
  }

  boolean hasBody() {
    return body != null;
  }

  void setBody(@Nullable Body newBody) {
    body = newBody;
  }

  /** Makes a thread for it. */
  void takeThread() {
    var carrier = tasklet.scheduler().carrier();
    baton.setThread(
        carrier != null
            ? carrier.newThread(tasklet.name(), this)
            : tasklet.scheduler().config().newThread(tasklet.name(), this));
  }

  /** Gives it the turn, on a thread of its own. */
  void giveBaton() {
    if (!baton.hasThread()) {
      takeThread();
    }
    baton.give();
  }

  /** Runs on the thread that was made for it. */
  @Override
  public void run() {
    baton.await(false);
    for (var next = runBody(); next != null; next = next.life().runBody()) {
      Thread.currentThread().setName(next.name());
    }
  }

  /** Tells the body that its tasklet has ended, if it never began. */
  void tellIfUnborn() {
    var unborn = body;
    if (begun || unborn == null) {
      return;
    }
    try {
      unborn.neverBegan();
    } catch (Throwable error) {
      Log.write(
          LOG,
          Level.ERROR,
          "tasklet '" + tasklet.name() + "' never began, and its body failed when it heard of that",
          error);
    }
  }

  /** Returns who goes on with this thread, and has the baton. */
  private @Nullable CooperativeTasklet runBody() {
    Parkable.become(tasklet);
    Throwable error = null;
    try {
      tasklet.throwPendingError();
      begun = true;
      Objects.requireNonNull(body).run();
    } catch (Throwable uncaught) {
      error = Tasklet.isCancellation(uncaught) ? null : uncaught;
    }
    return tasklet.scheduler().ended(tasklet, error);
  }
}
