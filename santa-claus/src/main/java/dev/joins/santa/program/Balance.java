package dev.joins.santa.program;

import static dev.joins.santa.trace.EventType.ELVES_READY;
import static dev.joins.santa.trace.EventType.REINDEER_READY;

import dev.joins.channel.Channel;
import dev.joins.channel.Clause;
import dev.joins.santa.trace.EventType;
import dev.joins.santa.trace.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Santa polls how many are there, and then receives as many as he needs - the way of programs with
 * {@code channel.balance}, which our channels do not have. So this one counts for itself: whoever
 * comes into sight. Counting is one step, and being there another; he finds a part of the group.
 */
final class Balance extends SelectSanta {

  private static final long HOUR = 3600;

  private final AtomicInteger reindeerInSight = new AtomicInteger();
  private final AtomicInteger elvesInSight = new AtomicInteger();

  Balance(NorthPole pole) {
    super(pole);
  }

  @Override
  void hire() {
    pole.hireReindeer(me -> come(reindeerInSight, back, me), me -> visit(home, me));
    pole.hireElves(me -> come(elvesInSight, help, me), me -> visit(advised, me));
  }

  private void come(AtomicInteger inSight, Channel<Visit> door, Worker me)
      throws InterruptedException {
    inSight.incrementAndGet();
    pole.sleep(12 * HOUR);
    visit(door, me);
  }

  @Override
  List<Visit> choose() throws InterruptedException {
    while (true) {
      List<Visit> group = List.of();
      if (reindeerInSight.get() >= 9) {
        group = receive(9, back, reindeerInSight, REINDEER_READY);
      } else if (elvesInSight.get() >= 3) {
        group = receive(3, help, elvesInSight, ELVES_READY);
      }
      if (!group.isEmpty() || Clause.trySelect(goHome()).isPresent()) {
        return group;
      }
      pole.sleep(4 * HOUR);
    }
  }

  private List<Visit> receive(
      int count, Channel<Visit> door, AtomicInteger inSight, EventType choice) {
    var group = new ArrayList<Visit>();
    for (int i = 0; i < count; i++) {
      door.tryReceive().ifPresent(group::add);
    }
    inSight.addAndGet(-group.size());
    if (!group.isEmpty()) {
      log.santa(choice);
    }
    return group;
  }
}
