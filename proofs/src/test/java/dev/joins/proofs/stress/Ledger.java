package dev.joins.proofs.stress;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * What became of each message. Each is offered once; then it is either refused (its sender was told
 * that it was not sent), or sent and, exactly once, taken or reported at close.
 */
final class Ledger {
  private static final int SENT = 1;
  private static final int REFUSED = 2;
  private static final int TAKEN = 4;
  private static final int REPORTED = 8;
  private static final int MOST_COMPLAINTS = 20;
  private static final VarHandle FATES = MethodHandles.arrayElementVarHandle(int[].class);

  private final int[] fates;
  private final AtomicInteger offered = new AtomicInteger();
  private final LongAdder sent = new LongAdder();
  private final LongAdder taken = new LongAdder();
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

  Ledger(int most) {
    fates = new int[most];
  }

  Item offer(int channel, int sender) {
    return new Item(offered.getAndIncrement(), channel, sender);
  }

  void sent(Item item) {
    mark(item, SENT, SENT | REFUSED);
    sent.increment();
  }

  void refused(Item item) {
    mark(item, REFUSED, SENT | REFUSED);
  }

  void sent(boolean sent, Item item) {
    if (sent) {
      sent(item);
    } else {
      refused(item);
    }
  }

  void taken(Item item) {
    mark(item, TAKEN, TAKEN | REPORTED);
    taken.increment();
  }

  void reported(Item item) {
    mark(item, REPORTED, TAKEN | REPORTED);
  }

  private void mark(Item item, int fate, int excluded) {
    var before = (int) FATES.getAndBitwiseOr(fates, item.id(), fate);
    if ((before & excluded) != 0) {
      complain(item + " was " + words(before) + " before it was " + words(fate));
    }
  }

  void complain(String complaint) {
    if (complaints.size() < MOST_COMPLAINTS) {
      complaints.add(complaint);
    }
  }

  long sentSoFar() {
    return sent.sum();
  }

  long takenSoFar() {
    return taken.sum();
  }

  boolean isFull(int reserve) {
    return offered.get() > fates.length - reserve;
  }

  /** What does not balance, when all senders and takers have ended; the first few. */
  List<String> audit() {
    var findings = new ArrayList<>(complaints);
    for (var id = 0; id < offered.get() && findings.size() < MOST_COMPLAINTS; id++) {
      var fate = fates[id];
      if (fate != (SENT | TAKEN) && fate != (SENT | REPORTED) && fate != REFUSED) {
        findings.add("message " + id + " ended as: " + words(fate));
      }
    }
    return findings;
  }

  private static String words(int fate) {
    var words = new ArrayList<String>();
    for (var each : List.of(SENT, REFUSED, TAKEN, REPORTED)) {
      if ((fate & each) != 0) {
        words.add(
            switch (each) {
              case SENT -> "sent";
              case REFUSED -> "refused";
              case TAKEN -> "taken";
              default -> "reported at close";
            });
      }
    }
    return words.isEmpty() ? "lost from sight" : String.join(" and ", words);
  }
}
