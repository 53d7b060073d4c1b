package dev.joins.tasklet;

import dev.joins.tasklet.DeadlockReport.Blocked;
import java.util.ArrayList;
import java.util.List;

/** What a cooperative scheduler says of its tasklets; for the holder of the baton only. */
final class Reports {
  private static final WaitReport OUTSIDE =
      new WaitReport("something that its scheduler knows nothing of");

  private final CooperativeTasklet main;
  private final Roster<CooperativeTasklet> live;
  private final PendingReports pending = new PendingReports();

  Reports(CooperativeTasklet main, Roster<CooperativeTasklet> live) {
    this.main = main;
    this.live = live;
  }

  /** Whoever knows of what is pending. */
  PendingReports pending() {
    return pending;
  }

  DeadlockReport deadlock() {
    return pending.of(blocked());
  }

  List<Blocked> blocked() {
    var blocked = new ArrayList<Blocked>();
    addIfBlocked(main, blocked);
    live.members().forEach(tasklet -> addIfBlocked(tasklet, blocked));
    return blocked;
  }

  private static void addIfBlocked(CooperativeTasklet tasklet, List<Blocked> blocked) {
    var waiting = tasklet.waiting;
    if (tasklet.isOutside()) {
      blocked.add(new Blocked(tasklet.name(), OUTSIDE));
    } else if (tasklet.isBlocked() && waiting != null) {
      blocked.add(new Blocked(tasklet.name(), waiting.report()));
    }
  }
}
