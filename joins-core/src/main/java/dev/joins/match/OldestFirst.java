package dev.joins.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The match of one taker that takes the oldest messages, where not every combination is allowed: of
 * one offer with alternatives at most one message can be taken, and none of the taker's own.
 *
 * <p>Looks at the messages in the order of their arrival, over all places at once, and decides for
 * each: take it, or else leave it. Taking is tried first, so the first complete match is the
 * lexicographically least. Depth is the number of messages taken. Where nothing is contested it
 * never turns back; the worst case, many offers of the same alternatives and still too few, is
 * exponential.
 */
final class OldestFirst {
  private final Taker taker;
  private final Pattern.Need[] needs;
  private final int[] left;
  private final List<Message> taken = new ArrayList<>();

  OldestFirst(Taker taker) {
    this.taker = taker;
    this.needs = taker.pattern().needs();
    this.left = new int[needs.length];
    for (var i = 0; i < needs.length; i++) {
      left[i] = needs[i].count();
    }
  }

  /** In the order of the pattern's inputs; null if there is none. */
  Message @Nullable [] search() {
    @Nullable Message[] cursors = new Message[needs.length];
    for (var i = 0; i < needs.length; i++) {
      cursors[i] = needs[i].place().messages().first();
    }
    return complete(cursors) ? inOrderOfInputs() : null;
  }

  /** Takes what is still needed from the messages at and behind the cursors. */
  private boolean complete(@Nullable Message[] start) {
    if (taken.size() == taker.pattern().size()) {
      return true;
    }
    var cursors = start.clone();
    while (true) {
      var oldest = oldest(cursors);
      var message = oldest < 0 ? null : cursors[oldest];
      if (message == null) {
        return false;
      }
      cursors[oldest] = message.behind;
      if (isFree(message)) {
        left[oldest]--;
        taken.add(message);
        if (complete(cursors)) {
          return true;
        }
        taken.removeLast();
        left[oldest]++;
      }
    }
  }

  /**
   * Which cursor is at the oldest message that is needed; -1 if some need cannot be met any more.
   */
  private int oldest(@Nullable Message[] cursors) {
    var oldest = -1;
    var arrival = Long.MAX_VALUE;
    for (var i = 0; i < cursors.length; i++) {
      if (left[i] > 0) {
        var message = cursors[i];
        if (message == null) {
          return -1;
        }
        if (message.arrival < arrival) {
          arrival = message.arrival;
          oldest = i;
        }
      }
    }
    return oldest;
  }

  private boolean isFree(Message message) {
    var owner = message.owner;
    if (owner == null || (owner != taker.offer() && !owner.hasAlternatives())) {
      return true;
    }
    return owner != taker.offer() && taken.stream().noneMatch(other -> other.owner == owner);
  }

  /** Messages of one place go to its inputs in order: the older to the earlier. */
  private Message[] inOrderOfInputs() {
    var ordered = new Message[taken.size()];
    var i = 0;
    for (var input : taker.pattern().inputs()) {
      for (var count = input.most(); count > 0; count--) {
        ordered[i++] = takeFirstOf(input.place());
      }
    }
    return ordered;
  }

  private Message takeFirstOf(Place place) {
    for (var i = 0; i < taken.size(); i++) {
      if (taken.get(i).place == place) {
        return taken.remove(i);
      }
    }
    throw new AssertionError("a complete match has a message for each input");
  }
}
