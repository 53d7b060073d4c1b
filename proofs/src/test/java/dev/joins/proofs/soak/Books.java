package dev.joins.proofs.soak;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What becomes of each message of one round. Thread-safe. */
final class Books {
  private static final int MOST_COMPLAINTS = 20;
  private static final Pattern NUMBER = Pattern.compile("#(\\d+)");

  /** Never the same twice: a message that comes a round late is not taken for another. */
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final Map<Long, Item> items = new ConcurrentHashMap<>();
  private final Map<Kind, Map<Fate, LongAdder>> counts = new EnumMap<>(Kind.class);
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

  Books() {
    for (var kind : Kind.values()) {
      var row = new EnumMap<Fate, LongAdder>(Fate.class);
      for (var fate : Fate.values()) {
        row.put(fate, new LongAdder());
      }
      counts.put(kind, row);
    }
  }

  Item offer(Kind kind) {
    var item = new Item(this, kind, NUMBERS.incrementAndGet());
    items.put(item.number, item);
    return item;
  }

  void enter(Item item, Fate fate) {
    var before = item.add(fate);
    if (fate == Fate.REPORTED && (before & fate.bit()) != 0) {
      return; // a match whose body cannot run is logged, and its messages are untaken as well
    }
    count(item.kind, fate);
    if (fate.isExcludedBy(before)) {
      complain(describe(item) + ": had been " + Fate.in(before) + ", and then was " + fate);
    }
  }

  /** For those that cannot be told apart. */
  void count(Kind kind, Fate fate) {
    adder(kind, fate).increment();
  }

  private LongAdder adder(Kind kind, Fate fate) {
    return Objects.requireNonNull(Objects.requireNonNull(counts.get(kind)).get(fate));
  }

  long counted(Kind kind, Fate fate) {
    return adder(kind, fate).sum();
  }

  /** Each message that a report names has been reported. Returns how many they are. */
  int reportedIn(String text) {
    var found = 0;
    for (var number = NUMBER.matcher(text); number.find(); found++) {
      var item = items.get(Long.valueOf(number.group(1)));
      if (item == null) {
        complain("a report names #" + number.group(1) + ", which is not of this round: " + text);
      } else {
        item.reported();
      }
    }
    return found;
  }

  void complain(String complaint) {
    if (complaints.size() < MOST_COMPLAINTS) {
      complaints.add(complaint);
    }
  }

  @Nullable String firstComplaint() {
    return complaints.peek();
  }

  /** Those that were sent, and of which nothing has become yet. */
  long pending() {
    var pending = 0L;
    for (var kind : Kind.values()) {
      pending += counted(kind, Fate.SENT) - ended(kind);
    }
    return pending;
  }

  private long ended(Kind kind) {
    return counted(kind, Fate.TAKEN) + counted(kind, Fate.REPORTED) + counted(kind, Fate.EXPIRED);
  }

  /** All that has been entered; it grows as long as anything is going on. */
  long entries() {
    var entries = 0L;
    for (var kind : Kind.values()) {
      for (var fate : Fate.values()) {
        entries += counted(kind, fate);
      }
    }
    return entries;
  }

  /** Whether something has become of all that were sent. */
  boolean isBalanced() {
    for (var kind : Kind.values()) {
      var ended = ended(kind) - counted(kind, Fate.SENT);
      if (ended < 0 || ended > counted(kind, Fate.UNSURE)) {
        return false;
      }
    }
    return true;
  }

  /** What does not balance, when nobody sends or takes any more; the first few. */
  List<String> audit() {
    var findings = new ArrayList<>(complaints);
    for (var kind : Kind.values()) {
      var sent = counted(kind, Fate.SENT);
      var ended = ended(kind);
      if (ended < sent || ended > sent + counted(kind, Fate.UNSURE)) {
        findings.add(kind + ": " + sent + " were sent, and " + ended + " have arrived");
      }
    }
    items.values().stream()
        .filter(item -> !Fate.areComplete(item.fates()))
        .limit(MOST_COMPLAINTS)
        .forEach(item -> findings.add(describe(item)));
    return findings;
  }

  private static String describe(Item item) {
    var fates = Fate.in(item.fates());
    return item.kind + " " + item + (fates.isEmpty() ? " is lost from sight" : " is " + fates);
  }
}
