package dev.joins.match.store;

import dev.joins.Preference;

/**
 * What becomes of the turn, under a cooperative scheduler, when a sender meets a receiver that
 * waits, or the other way round. Under other schedulers, and in plain threads, both simply go on.
 * Stackless' {@code channel.preference} and {@code channel.schedule_all}.
 *
 * @param preference who goes first
 * @param scheduleAll whether both give way, whatever the preference: all others have a turn before
 *     either goes on
 */
public record RendezvousPolicy(Preference preference, boolean scheduleAll) {
  static RendezvousPolicy of(int capacity) {
    return new RendezvousPolicy(capacity == 0 ? Preference.RECEIVER : Preference.NEITHER, false);
  }

  /**
   * Returns a changed copy.
   *
   * @param newPreference who goes first
   * @return the same but for that
   */
  public RendezvousPolicy with(Preference newPreference) {
    return new RendezvousPolicy(newPreference, scheduleAll);
  }

  /**
   * Returns a changed copy.
   *
   * @param all whether both give way
   * @return the same but for that
   */
  public RendezvousPolicy withScheduleAll(boolean all) {
    return new RendezvousPolicy(preference, all);
  }
}
