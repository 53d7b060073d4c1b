package dev.joins.match.plan;

import dev.joins.match.pattern.Pattern;
import dev.joins.match.pattern.PatternTaker;
import dev.joins.match.store.Giver;
import dev.joins.match.store.Message;
import dev.joins.match.store.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The match of one taker that takes the oldest messages, where not every combination is allowed: of
 * one offer with several clauses at most one message can be taken, and none of the taker's own.
 *
 * <p>Looks at the messages in the order of their arrival, over all places at once, and takes each
 * that leaves enough for the rest: so the first complete match is the lexicographically least. What
 * is enough is a question of matching (Kuhn, 1955): what a place lacks of uncontested messages must
 * come from as many different offers.
 *
 * <p>Cost: for each contested message that is looked at, one such matching: at most what is lacking
 * times the clauses of those who offer them. Uncontested messages cost nothing more.
 */
final class OldestFirst {
  private final PatternTaker taker;
  private final Pattern.Need[] needs;
  private final int[] left;
  private final @Nullable Message[] cursors;
  private final Set<Giver> used = new HashSet<>();
  private final List<Message> taken = new ArrayList<>();

  OldestFirst(PatternTaker taker) {
    this.taker = taker;
    this.needs = taker.pattern().needs();
    this.left = new int[needs.length];
    this.cursors = new @Nullable Message[needs.length];
    for (var i = 0; i < needs.length; i++) {
      left[i] = needs[i].count();
      cursors[i] = needs[i].place().queue.first;
    }
  }

  /** In the order of the pattern's inputs; null if there is none. */
  Message @Nullable [] search() {
    if (!enoughIsLeft()) {
      return null;
    }
    for (var i = oldest(); i >= 0; i = oldest()) {
      var message = cursors[i];
      if (message == null) {
        throw new AssertionError("what is needed is there, as long as enough is left");
      }
      cursors[i] = message.behind;
      if (isFree(message)) {
        takeIfEnoughIsLeft(message, i);
      }
    }
    return inOrderOfInputs();
  }

  private void takeIfEnoughIsLeft(Message message, int need) {
    left[need]--;
    var owner = message.giver;
    if (owner != null && message.isContested()) {
      used.add(owner);
      if (!enoughIsLeft()) {
        used.remove(owner);
        left[need]++;
        return;
      }
    }
    taken.add(message);
  }

  /** Which cursor is at the oldest message that is needed; -1 if nothing is needed any more. */
  private int oldest() {
    var oldest = -1;
    var arrival = Long.MAX_VALUE;
    for (var i = 0; i < cursors.length; i++) {
      var message = cursors[i];
      if (left[i] > 0 && message != null && message.arrival < arrival) {
        arrival = message.arrival;
        oldest = i;
      }
    }
    return oldest;
  }

  private boolean isFree(Message message) {
    var owner = message.giver;
    return owner == null || (owner != taker.giver() && !used.contains(owner));
  }

  // What is left.

  /** Whether the messages at and behind the cursors can meet all needs. */
  private boolean enoughIsLeft() {
    var lacking = new ArrayList<Set<Giver>>();
    for (var i = 0; i < needs.length; i++) {
      var offers = new LinkedHashSet<Giver>();
      var missing = left[i];
      for (var each = cursors[i]; each != null && missing > 0; each = each.behind) {
        var owner = each.giver;
        if (isFree(each)) {
          if (owner != null && each.isContested()) {
            offers.add(owner);
          } else {
            missing--;
          }
        }
      }
      if (missing > offers.size()) {
        return false;
      }
      for (; missing > 0; missing--) {
        lacking.add(offers);
      }
    }
    var givenBy = new HashMap<Giver, Integer>();
    for (var i = 0; i < lacking.size(); i++) {
      if (!canBeGiven(i, lacking, givenBy, new HashSet<>())) {
        return false;
      }
    }
    return true;
  }

  /** Finds an offer for what is lacking, if need be by finding another for what it gave before. */
  private static boolean canBeGiven(
      int what, List<Set<Giver>> lacking, Map<Giver, Integer> givenBy, Set<Giver> asked) {
    for (var offer : lacking.get(what)) {
      if (asked.add(offer)) {
        var before = givenBy.get(offer);
        if (before == null || canBeGiven(before, lacking, givenBy, asked)) {
          givenBy.put(offer, what);
          return true;
        }
      }
    }
    return false;
  }

  // The result.

  /** Messages of one place go to its inputs in order: the older to the earlier. */
  private Message[] inOrderOfInputs() {
    var byPlace = new HashMap<Place, List<Message>>();
    for (var message : taken) {
      byPlace.computeIfAbsent(message.place, place -> new ArrayList<>()).add(message);
    }
    var next = new HashMap<Place, Integer>();
    var ordered = new ArrayList<Message>();
    for (var input : taker.pattern().inputs()) {
      var from = next.merge(input.place(), input.most(), Integer::sum) - input.most();
      ordered.addAll(
          byPlace.getOrDefault(input.place(), List.of()).subList(from, from + input.most()));
    }
    return ordered.toArray(Message[]::new);
  }
}
