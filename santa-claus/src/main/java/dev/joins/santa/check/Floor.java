package dev.joins.santa.check;

import dev.joins.santa.trace.TraceEvent;
import dev.joins.santa.trace.Worker;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The workshop's floor as the trace tells it: who waits, whom Santa serves, since when. The judges
 * look at it; it judges nothing itself.
 *
 * <p><b>Waiting.</b> A worker waits from its {@code ready} until it is let in. Santa's choice takes
 * a whole group at one instant but names nobody, so between the choice and the admissions the floor
 * knows only how many of those on the list are taken ({@code promised}). Ready and untaken are as
 * many as are on the list less the promised. A group that Santa forgets stays promised for ever: it
 * is lost, it does not wait.
 */
final class Floor {

  private final Workshop workshop;

  private long line;
  private long seq;
  private long t;

  /** The line of each worker's {@code ready} since it was last let go. */
  private final Map<Worker, Long> ready = new HashMap<>();

  private final Room stable = new Room();
  private final Room hall = new Room();

  /** By the line in which they begin: those of which something is still to be said. */
  private final SequencedMap<Long, Group> groups = new LinkedHashMap<>();

  /** How many of each service were completed, and have been forgotten. */
  private final Map<Service, Long> completed = new EnumMap<>(Service.class);

  private final Map<Service, Group> latest = new EnumMap<>(Service.class);
  private final Map<Worker, Group> membership = new HashMap<>();
  private @Nullable Group serving;

  Floor(Workshop workshop) {
    this.workshop = workshop;
  }

  /** Where those of one kind wait. */
  private static final class Room {
    final Set<Worker> list = new LinkedHashSet<>();
    int promised;
    @Nullable Long completeSince;
  }

  private Room room(Worker.Kind kind) {
    return kind == Worker.Kind.REINDEER ? stable : hall;
  }

  Workshop workshop() {
    return workshop;
  }

  /** The line the trace is at, counted from 1. */
  long line() {
    return line;
  }

  /** The clock at that line. */
  long t() {
    return t;
  }

  /** The line of a worker's {@code ready} since it was last let go; 0 if it has not been. */
  long readyLine(Worker worker) {
    return ready.getOrDefault(worker, 0L);
  }

  /** Who is ready and not let in, in the order in which they came; some may already be taken. */
  Set<Worker> listed(Worker.Kind kind) {
    return Collections.unmodifiableSet(room(kind).list);
  }

  /** How many are ready and not taken. */
  int waiting(Worker.Kind kind) {
    return Math.max(0, room(kind).list.size() - room(kind).promised);
  }

  /** Whether a complete group is ready and not taken. */
  boolean isComplete(Worker.Kind kind) {
    return waiting(kind) >= workshop.groupSize(kind);
  }

  /** The clock when the complete group of a kind became complete; null if none waits. */
  @Nullable Long completeSince(Worker.Kind kind) {
    return room(kind).completeSince;
  }

  /** The groups that are not, or not rightly, complete, in the order in which they began. */
  Collection<Group> groups() {
    return Collections.unmodifiableCollection(groups.values());
  }

  /** How many services were completed, down to the last show-out of a whole group. */
  long completed(Service service) {
    long among =
        groups.values().stream()
            .filter(group -> group.service() == service && group.isComplete())
            .count();
    return completed.getOrDefault(service, 0L) + among;
  }

  /** The {@code seq} of the line the trace is at, or in which one of the groups began. */
  long seq(long ofLine) {
    Group group = groups.get(ofLine);
    return ofLine == line ? seq : group != null ? group.seq() : -1;
  }

  /**
   * The group that the next admission to this service would join; null if that would be a new one.
   */
  @Nullable Group current(Service service) {
    Group group = latest.get(service);
    return group == null || group.isOver() ? null : group;
  }

  /** The group a worker was let into and not yet let go from. */
  @Nullable Group groupOf(Worker worker) {
    return membership.get(worker);
  }

  /** The groups of which somebody is in. */
  Set<Group> open() {
    return new LinkedHashSet<>(membership.values());
  }

  /** The group Santa is at, from his choice to the last show-out; null if he is free. */
  @Nullable Group serving() {
    return serving;
  }

  /** Moves on to the next line; the state is still that of the line before. */
  void enter(TraceEvent event) {
    line++;
    seq = event.seq();
    t = event.t();
  }

  /** Makes the step of the line the floor has entered. */
  void apply(Step step) {
    switch (step) {
      case Step.Ready(Worker worker) -> {
        ready.put(worker, line);
        room(worker.kind()).list.add(worker);
      }
      case Step.Take(Service service) -> {
        begin(service, true);
        room(service.kind()).promised += workshop.groupSize(service.kind());
      }
      case Step.Admit(Service service, Worker worker) -> admit(service, worker);
      case Step.Start(Service service) -> {
        Group group = current(service);
        if (group != null) {
          group.start(line);
        }
      }
      case Step.End(Service service) -> {
        Group group = current(service);
        if (group != null) {
          group.end(line);
          settle(group);
        }
      }
      case Step.Release(Service _, Worker worker) -> release(worker);
      case Step.Work _, Step.Done _, Step.Away _, Step.Waiting _ -> {}
    }
    for (Worker.Kind kind : Worker.Kind.values()) {
      Room room = room(kind);
      boolean taken = step instanceof Step.Take(Service service) && service.kind() == kind;
      if (!isComplete(kind)) {
        room.completeSince = null;
      } else if (room.completeSince == null || taken) {
        // Complete and just taken: there were two groups, and the second waits from here on.
        room.completeSince = t;
      }
    }
  }

  private Group begin(Service service, boolean chosen) {
    int size = workshop.groupSize(service.kind());
    Group group = new Group(service, size, line, seq, chosen);
    groups.put(line, group);
    latest.put(service, group);
    serving = group;
    return group;
  }

  private void admit(Service service, Worker worker) {
    Group open = current(service);
    Group group = open == null ? begin(service, false) : open;
    // A second admission of one worker, or one above the number, was not promised by the choice.
    if (group.isChosen()
        && group.admitted().size() < group.size()
        && !group.admitted().contains(worker)) {
      room(service.kind()).promised--;
    }
    group.admit(worker, line);
    membership.put(worker, group);
    room(worker.kind()).list.remove(worker);
  }

  private void release(Worker worker) {
    ready.remove(worker);
    Room room = room(worker.kind());
    if (room.list.remove(worker)) {
      // Only in a wrong program: it is let go and was never let in, so it was one of the promised.
      room.promised = Math.max(0, room.promised - 1);
    }
    Group group = membership.remove(worker);
    if (group != null) {
      group.release(worker);
      settle(group);
    }
  }

  /** Forgets it, if nothing can happen to it any more and there is nothing to say of it. */
  private void settle(Group group) {
    if (group.isOver() && group.equals(serving)) {
      serving = null;
    }
    if (group.isSettled()) {
      groups.remove(group.line());
      completed.merge(group.service(), 1L, Long::sum);
    }
  }
}
