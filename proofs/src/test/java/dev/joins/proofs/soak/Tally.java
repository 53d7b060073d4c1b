package dev.joins.proofs.soak;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** What the whole soak has done: what is missing in it was not tried. Thread-safe. */
final class Tally {
  /** What should happen again and again, besides that messages of each kind arrive. */
  enum Deed {
    INTERRUPTED,
    TIMED_OUT,
    SELECT_SENT,
    SELECT_TOOK,
    SELECT_TIMED_OUT,
    PATTERN_INSTALLED,
    PATTERN_REMOVED,
    PATTERNS_REPLACED,
    LOCKED,
    PERMITS_HELD,
    READ_LOCKED,
    WRITE_LOCKED,
    EVENT_SEEN,
    LATCH_PASSED,
    BARRIER_PASSED,
    ACTOR_BEGUN,
    ACTOR_FAILED,
    END_HEARD,
    QUESTION_TIMED_OUT,
    QUESTION_CANCELLED,
    MAILBOX_FULL,
    ESCALATED,
    CHANNEL_CLOSED,
    DEFINITION_ON_SHARED,
    DEFINITION_ON_OWN,
    DEFINITION_DETACHED,
    SYSTEM_ON_SHARED,
    SYSTEM_ON_OWN,
    SYSTEM_DETACHED,
    SCHEDULER_CLOSED_FIRST,
    RAN_TO_THE_END,
    BODY_NEVER_RUN,
    DEADLOCK_FOUND
  }

  private final Map<Deed, LongAdder> deeds = new EnumMap<>(Deed.class);
  private final Map<Kind, Map<Fate, Long>> fates = new EnumMap<>(Kind.class);

  Tally() {
    for (var deed : Deed.values()) {
      deeds.put(deed, new LongAdder());
    }
  }

  void add(Deed deed) {
    Objects.requireNonNull(deeds.get(deed)).increment();
  }

  synchronized void add(Books books) {
    for (var kind : Kind.values()) {
      for (var fate : Fate.values()) {
        fates
            .computeIfAbsent(kind, same -> new EnumMap<>(Fate.class))
            .merge(fate, books.counted(kind, fate), Long::sum);
      }
    }
  }

  private long of(Kind kind, Fate fate) {
    return fates.getOrDefault(kind, Map.of()).getOrDefault(fate, 0L);
  }

  /** What has never happened. */
  synchronized List<String> missing() {
    var missing = new ArrayList<String>();
    for (var kind : Kind.values()) {
      if (of(kind, Fate.TAKEN) == 0) {
        missing.add(kind + " taken");
      }
    }
    for (var fate : Fate.values()) {
      var kinds = List.of(Kind.values());
      if (kinds.stream().allMatch(kind -> of(kind, fate) == 0)) {
        missing.add("any " + fate);
      }
    }
    deeds.forEach((deed, count) -> {
      if (count.sum() == 0) {
        missing.add(deed.toString());
      }
    });
    return missing;
  }

  @Override
  public synchronized String toString() {
    var text = new StringBuilder();
    for (var kind : Kind.values()) {
      text.append("  ").append("%-18s".formatted(kind));
      for (var fate : Fate.values()) {
        text.append(
            "%,12d %-8s".formatted(of(kind, fate), fate.toString().toLowerCase(Locale.ROOT)));
      }
      text.append("\n");
    }
    return text.append("  ").append(deeds).toString();
  }
}
