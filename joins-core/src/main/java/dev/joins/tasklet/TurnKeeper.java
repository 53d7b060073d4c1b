package dev.joins.tasklet;

/**
 * Whether a thread is where its tasklet keeps its turn although the thread parks: in code of users
 * that is asked under a lock of the kernel, or in a wait for another scheduler. Others who had the
 * turn meanwhile might want that lock. For the kernel; belongs to its thread.
 */
public final class TurnKeeper {
  private boolean keeping;

  TurnKeeper() {}

  /**
   * Returns that of the running thread.
   *
   * @return the same for a tasklet, as long as it lives
   */
  public static TurnKeeper ofRunning() {
    return Parkable.running().turnKeeper();
  }

  /**
   * Says whether the turn is kept from now on.
   *
   * @param keeps false when the thread has left that place
   */
  public void keep(boolean keeps) {
    keeping = keeps;
  }

  boolean isKeeping() {
    return keeping;
  }
}
