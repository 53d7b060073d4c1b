package dev.joins.tasklet;

/** How a program calls what blocks outside the kernel. */
final class Door {
  private Door() {}

  /**
   * Does it as it would be done unchanged, where the running tasklet is carried; or else by {@code
   * blocking}.
   */
  static <X extends Exception> void throughRun(Tasklet.Action<X> action) throws X {
    if (isOpen()) {
      action.run();
    } else {
      Tasklet.blockingRun(action);
    }
  }

  /** The same of what returns something. */
  static <R, X extends Exception> R through(Tasklet.Call<R, X> call) throws X {
    return isOpen() ? call.call() : Tasklet.blocking(call);
  }

  /** Whether the running tasklet is carried. */
  static boolean isOpen() {
    return Tasklet.current().orElseThrow().scheduler() instanceof CooperativeScheduler scheduler
        && scheduler.carrier() != null
        && Thread.currentThread().isVirtual();
  }
}
