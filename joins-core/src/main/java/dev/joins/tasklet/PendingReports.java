package dev.joins.tasklet;

import dev.joins.internal.Log;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/** Who is to be asked what is pending, when a scheduler reports a deadlock. Thread-safe. */
final class PendingReports {
  private static final Logger LOG = System.getLogger("dev.joins");

  /** In the order of their coming; who is forgotten by all others is forgotten here. */
  private final Map<Pending, Long> sources = new WeakHashMap<>();

  private long count;

  synchronized void add(Pending pending) {
    sources.putIfAbsent(pending, count++);
  }

  DeadlockReport of(List<DeadlockReport.Blocked> blocked) {
    var pending = new ArrayList<String>();
    for (var source : inOrder()) {
      try {
        pending.addAll(source.lacks());
      } catch (Throwable error) { // the deadlock must be reported all the same
        Log.write(LOG, Level.ERROR, "what is pending cannot be told", error);
      }
    }
    blocked.forEach(each -> pending.removeAll(each.waits().lacks())); // said already
    return new DeadlockReport(blocked, pending);
  }

  private synchronized List<Pending> inOrder() {
    return sources.entrySet().stream()
        .sorted(Comparator.comparing(Map.Entry::getValue))
        .<Pending>map(Map.Entry::getKey)
        .toList();
  }
}
