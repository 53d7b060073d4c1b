package dev.joins.match;

import dev.joins.tasklet.Tasklet;

/**
 * What becomes of the turn, under a cooperative scheduler, when a sender meets a receiver that
 * waits, or the other way round. Under other schedulers, and in plain threads, both simply go on.
 *
 * <p>Stackless' {@code channel.preference} and {@code channel.schedule_all}. May be set at any
 * time, by any thread.
 */
public final class Meeting {
  private volatile Preference preference;
  private volatile boolean scheduleAll;

  Meeting(Preference preference) {
    this.preference = preference;
  }

  /**
   * Who goes first.
   *
   * @return the receiver at a rendezvous, neither elsewhere, unless set otherwise
   */
  public Preference preference() {
    return preference;
  }

  /**
   * Sets who goes first.
   *
   * @param newPreference from now on
   */
  public void setPreference(Preference newPreference) {
    preference = newPreference;
  }

  /**
   * Whether both give way, whatever the preference: all others have a turn before either goes on.
   *
   * @return false unless set otherwise
   */
  public boolean scheduleAll() {
    return scheduleAll;
  }

  /**
   * Sets whether both give way.
   *
   * @param all from now on
   */
  public void setScheduleAll(boolean all) {
    scheduleAll = all;
  }

  /**
   * Under the lock: a message has come for a taker; one that is an installed pattern has no turn.
   */
  void withTaker(Taker taker, Group locked) {
    var receiver = taker.offer();
    if (receiver != null) {
      with(receiver, Preference.RECEIVER, locked);
    }
  }

  /**
   * Under the lock: the acting side has met a partner who waits, and who is on the preferred side.
   */
  void with(Offer partner, Preference itsSide, Group locked) {
    if (scheduleAll) {
      locked.add(Tasklet::schedule);
    } else if (preference == itsSide) {
      partner.goesFirst();
    }
  }
}
