package dev.joins.dsl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The patterns of one definition that were begun, and on which no verb was called. Thread-safe.
 *
 * <p>Clauses of a select are begun and finished one after the other, many times over. So only the
 * last pattern is remembered when it begins, by a plain write; it is kept if it is not finished
 * when the next one begins. Two threads that begin patterns at the same time may lose one of them,
 * which costs no more than a warning.
 */
final class Drafts {
  /** Who needs more of them to see what is wrong? */
  private static final int MOST_KEPT = 100;

  /** One pattern, from its beginning to a verb, however often it is changed in between. */
  static final class Draft {
    private @Nullable JoinN written;
    private boolean finished;

    void goOn(JoinN longer) {
      written = finished ? null : longer;
    }

    void finish() {
      finished = true;
      written = null;
    }
  }

  private @Nullable Draft last;

  /** Those before the last that were not finished when the next one began. Guarded by this. */
  private final List<Draft> earlier = new ArrayList<>();

  Draft begin() {
    var before = last;
    if (before != null && !before.finished) {
      keep(before);
    }
    var draft = new Draft();
    last = draft;
    return draft;
  }

  private synchronized void keep(Draft draft) {
    earlier.removeIf(each -> each.finished);
    if (earlier.size() < MOST_KEPT && !earlier.contains(draft)) {
      earlier.add(draft);
    }
  }

  /** Returns what is wrong with each that is not finished, and what would be right. */
  Set<String> warnings() {
    List<Draft> all;
    synchronized (this) {
      all = new ArrayList<>(earlier);
    }
    if (last != null) {
      all.add(last);
    }
    var warnings = new LinkedHashSet<String>();
    for (var draft : all) {
      var written = draft.written;
      if (written != null) {
        warnings.add(written.unfinished());
      }
    }
    return warnings;
  }

  /** How many are kept alive, for tests. */
  synchronized int kept() {
    return earlier.size();
  }
}
