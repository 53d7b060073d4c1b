package dev.joins.proofs.explore;

/** A program fails on some schedule: the message tells which, and how to replay it. */
public final class ScheduleFailure extends AssertionError {
  private static final long serialVersionUID = 1;

  ScheduleFailure(Exploration exploration, Throwable cause) {
    super(exploration.toString(), cause);
  }
}
