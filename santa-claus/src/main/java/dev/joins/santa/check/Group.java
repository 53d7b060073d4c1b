package dev.joins.santa.check;

import dev.joins.santa.trace.Worker;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The workers Santa serves at once, and how far he is with them.
 *
 * <p>A group begins with Santa's choice, and is anonymous then: the trace says whom he took only
 * when he lets them in. It is <i>open</i> from the first admission to the last show-out, and
 * <i>over</i> when its service has ended and all who were let in are out again. A group that is
 * never let in never opens and never is over: that is how a program loses one.
 */
final class Group {

  private final Service service;
  private final int size;
  private final long line;
  private final long seq;
  private final boolean chosen;
  private final Set<Worker> admitted = new LinkedHashSet<>();
  private final Set<Worker> released = new LinkedHashSet<>();
  private long firstAdmission;
  private long started;
  private long ended;

  /**
   * A new group.
   *
   * @param line where it begins: Santa's choice or, in a wrong program, an admission without one
   * @param seq the {@code seq} of that line
   * @param chosen whether it begins with Santa's choice
   */
  Group(Service service, int size, long line, long seq, boolean chosen) {
    this.service = service;
    this.size = size;
    this.line = line;
    this.seq = seq;
    this.chosen = chosen;
  }

  void admit(Worker worker, long now) {
    if (admitted.isEmpty()) {
      firstAdmission = now;
    }
    admitted.add(worker);
  }

  void start(long now) {
    started = now;
  }

  void end(long now) {
    ended = now;
  }

  void release(Worker worker) {
    released.add(worker);
  }

  Service service() {
    return service;
  }

  /** How many a group of this service has. */
  int size() {
    return size;
  }

  /** The line in which it begins. */
  long line() {
    return line;
  }

  /** The {@code seq} of that line. */
  long seq() {
    return seq;
  }

  /** Whether Santa chose it; false if he let somebody in without a choice. */
  boolean isChosen() {
    return chosen;
  }

  /** Who was let in, in that order. */
  Set<Worker> admitted() {
    return Collections.unmodifiableSet(admitted);
  }

  /** Who was let in and let go. */
  Set<Worker> released() {
    return Collections.unmodifiableSet(released);
  }

  /** Who was let in and not yet let go. */
  Set<Worker> inside() {
    Set<Worker> inside = new LinkedHashSet<>(admitted);
    inside.removeAll(released);
    return inside;
  }

  /** The line of the first admission; 0 before that. */
  long firstAdmission() {
    return firstAdmission;
  }

  boolean isStarted() {
    return started > 0;
  }

  boolean isEnded() {
    return ended > 0;
  }

  /** Somebody is in who is not yet out. */
  boolean isOpen() {
    return released.size() < admitted.size();
  }

  /** The service has ended, and all who were let in are out. */
  boolean isOver() {
    return isEnded() && !admitted.isEmpty() && !isOpen();
  }

  /** Over, and with all its members. */
  boolean isComplete() {
    return isOver() && released.size() >= size;
  }

  /** Complete, and nobody else was in it: there is nothing to say of it. */
  boolean isSettled() {
    return isComplete()
        && admitted.size() == size
        && admitted.stream().allMatch(worker -> worker.kind() == service.kind());
  }

  /** How many were taken: a whole group by Santa's choice, else those whom he let in. */
  int taken() {
    return chosen ? Math.max(size, admitted.size()) : admitted.size();
  }

  /** How many were taken and never let go. */
  int owed() {
    return taken() - released.size();
  }
}
