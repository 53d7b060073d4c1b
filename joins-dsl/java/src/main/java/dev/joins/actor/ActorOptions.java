package dev.joins.actor;

/**
 * How an actor is run. Immutable.
 *
 * @param capacity how many messages its mailbox holds at most; {@link #UNBOUNDED} for no limit
 * @param overflow what becomes of more
 * @param onFailure what becomes of it when a body throws
 */
public record ActorOptions(int capacity, Overflow overflow, FailurePolicy onFailure) {
  /** No limit. */
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  /** An unbounded mailbox; stops when it fails. */
  public static final ActorOptions DEFAULT =
      new ActorOptions(UNBOUNDED, Overflow.WAIT, FailurePolicy.stop());

  /** Checks the capacity. */
  public ActorOptions {
    if (capacity < 1) {
      throw new IllegalArgumentException(
          "a mailbox cannot hold " + capacity + " messages; the least is 1");
    }
  }

  /**
   * Returns these options with a bounded mailbox. Messages that a pattern has taken do not count.
   *
   * @param newCapacity how many messages it holds at most, of all types together; at least 1
   * @param newOverflow what becomes of more
   * @return changed options
   * @throws IllegalArgumentException if the capacity is less than 1
   */
  public ActorOptions withMailbox(int newCapacity, Overflow newOverflow) {
    return new ActorOptions(newCapacity, newOverflow, onFailure);
  }

  /**
   * Returns these options with another failure policy.
   *
   * @param newPolicy what becomes of it when a body throws
   * @return changed options
   */
  public ActorOptions withFailurePolicy(FailurePolicy newPolicy) {
    return new ActorOptions(capacity, overflow, newPolicy);
  }
}
