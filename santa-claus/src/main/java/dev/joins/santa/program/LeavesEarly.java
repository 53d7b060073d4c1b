package dev.joins.santa.program;

import static dev.joins.santa.trace.EventType.HARNESS;
import static dev.joins.santa.trace.EventType.MUSH_MUSH;

import java.util.List;

/**
 * Benton's second pitfall: harnessing is somebody else's work, and Santa does not wait for its end
 * but for as long as he thinks that it takes.
 */
final class LeavesEarly extends SelectSanta {

  private static final long HOUR = 3600;

  LeavesEarly(NorthPole pole) {
    super(pole);
  }

  @Override
  void setOff(List<Visit> team) throws InterruptedException {
    var stableBoy = pole.spawn("stable boy", () -> harness(team));
    pole.sleep(6 * HOUR);
    log.santa(MUSH_MUSH);
    stableBoy.awaitEnd(); // who is not in the harness yet runs after him
    team.forEach(Visit::go);
  }

  private void harness(List<Visit> team) throws InterruptedException {
    for (var reindeer : team) {
      log.santa(HARNESS, reindeer.worker());
      pole.sleep(HOUR);
    }
  }
}
