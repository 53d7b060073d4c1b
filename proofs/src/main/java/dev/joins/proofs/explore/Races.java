package dev.joins.proofs.explore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What happened before what in one run, and which events could have come the other way round.
 *
 * <p>Happens-before: the order of each tasklet's own events, what made a tasklet ready, a step of
 * time, and the order of dependent events - those that touch a common thing. Two events race if
 * they are dependent, and nothing but that orders them.
 */
final class Races {
  private final List<Event> events;
  private final Groups groups;

  /** For each event, all that happened before it, and itself. */
  private final List<BitSet> past = new ArrayList<>();

  private final List<Race> races = new ArrayList<>();

  /** Two events, by index, which could have come the other way round. */
  record Race(int earlier, int later) {}

  Races(List<Event> events, Groups groups) {
    this.events = events;
    this.groups = groups;
    for (var i = 0; i < events.size(); i++) {
      order(i);
    }
  }

  private void order(int later) {
    var mine = forced(later);
    for (var i = later - 1; i >= 0; i--) {
      if (!mine.get(i) && events.get(i).footprint.touches(events.get(later).footprint, groups)) {
        races.add(new Race(i, later));
        mine.or(past.get(i));
      }
    }
    mine.set(later);
    past.add(mine);
  }

  /** What comes before it in every order of the same events. */
  private BitSet forced(int later) {
    var event = events.get(later);
    var forced = new BitSet();
    if (event.enabler >= 0) {
      forced.or(past.get(event.enabler));
    }
    for (var i = later - 1; i >= 0; i--) {
      if (events.get(i).actor == event.actor || events.get(i).epoch < event.epoch) {
        forced.or(past.get(i));
      }
    }
    return forced;
  }

  List<Race> races() {
    return races;
  }

  boolean happensBefore(int earlier, int later) {
    return past.get(later).get(earlier);
  }

  /**
   * Who could go first in place of the earlier event of a race, such that the later one comes
   * before it: the tasklets whose first event, among those that do not depend on the earlier one,
   * depends on none of these.
   */
  List<Actor> initials(Race race) {
    var free = new ArrayList<Integer>();
    for (var i = race.earlier() + 1; i < race.later(); i++) {
      if (!happensBefore(race.earlier(), i)) {
        free.add(i);
      }
    }
    free.add(race.later());
    var initials = new ArrayList<Actor>();
    for (var each : free) {
      var first = free.stream().noneMatch(before -> before < each && happensBefore(before, each));
      if (first) {
        initials.add(events.get(each).actor);
      }
    }
    return initials;
  }
}
