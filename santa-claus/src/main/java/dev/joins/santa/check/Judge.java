package dev.joins.santa.check;

/**
 * One rule at work on one trace: a predicate on the next step and the floor, with a memory of its
 * own where the floor does not remember enough. Judges do not know each other.
 *
 * <p>After a violation a judge goes on from what the trace says, so that one fault is reported once
 * and not in every line that follows.
 */
sealed interface Judge
    permits WholeGroup,
        NoMixing,
        OneService,
        CompleteFirst,
        OrderOfService,
        LeaveWhenReleased,
        ClosedGroup,
        OneHandShake,
        Priority,
        Conservation,
        ReindeerSoon,
        ElvesToo,
        CleanEnd,
        NotVacuous {

  /** Sees a step, and the floor as it is just before it. */
  default void before(Step step, Floor floor, Complaints complaints) {}

  /** Sees a step, and the floor as it is just after it. */
  default void after(Step step, Floor floor, Complaints complaints) {}

  /** Sees the floor as the trace leaves it. Must not change what the judge remembers. */
  default void end(Floor floor, Complaints complaints) {}
}
