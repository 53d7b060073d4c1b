package dev.joins.actor;

import java.time.Duration;

/**
 * What becomes of an actor when a body throws. Those who wait for a reply of that body get the
 * error, whatever the policy; the messages that it had taken are gone; what is pending stays. Each
 * failure is logged.
 */
public sealed interface FailurePolicy {
  /** It goes on with the next message. */
  record Resume() implements FailurePolicy {}

  /**
   * It starts anew: children are stopped, timers cancelled, watches given up, patterns taken out,
   * private channels closed, and its behavior begins again; the mailbox stays. After too many
   * restarts it escalates.
   *
   * @param most how many restarts at most
   * @param within in how much time; counted to a thousandth of it
   */
  record Restart(int most, Duration within) implements FailurePolicy {
    /** Checks the limits. */
    public Restart {
      if (most < 1 || within.isNegative() || within.isZero()) {
        throw new IllegalArgumentException(
            "cannot restart " + most + " times within " + within + "; both must be more than zero");
      }
    }
  }

  /** It ends. Those who watch it are told why. */
  record Stop() implements FailurePolicy {}

  /** It ends, and its parent fails with the same error; without parent, the system. */
  record Escalate() implements FailurePolicy {}

  /**
   * Returns the policy by which the actor goes on with the next message.
   *
   * @return see {@link Resume}
   */
  static FailurePolicy resume() {
    return new Resume();
  }

  /**
   * Returns the policy by which the actor starts anew, but not more often than so.
   *
   * @param most how many restarts at most; one more escalates
   * @param within in how much time, by the scheduler's clock
   * @return see {@link Restart}
   * @throws IllegalArgumentException if one of them is not more than zero
   */
  static FailurePolicy restart(int most, Duration within) {
    return new Restart(most, within);
  }

  /**
   * Returns the policy by which the actor ends.
   *
   * @return see {@link Stop}; the default
   */
  static FailurePolicy stop() {
    return new Stop();
  }

  /**
   * Returns the policy by which the actor ends, and its parent fails.
   *
   * @return see {@link Escalate}
   */
  static FailurePolicy escalate() {
    return new Escalate();
  }
}
