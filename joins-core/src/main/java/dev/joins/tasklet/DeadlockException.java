package dev.joins.tasklet;

/**
 * Nothing can run, no timer is set, and tasklets are still blocked. The message is the report:
 * every blocked tasklet, what it waits for, and what each pattern that could help it still lacks.
 */
public final class DeadlockException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final transient DeadlockReport standstill;

  DeadlockException(DeadlockReport standstill) {
    super(standstill.toString());
    this.standstill = standstill;
  }

  /**
   * Returns the report as data.
   *
   * @return who waits for what
   */
  public DeadlockReport standstill() {
    return standstill;
  }
}
