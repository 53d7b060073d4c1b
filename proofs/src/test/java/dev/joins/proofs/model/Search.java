package dev.joins.proofs.model;

import dev.joins.proofs.model.Model.Message;
import dev.joins.proofs.model.Model.Taker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tries every way to serve a taker, and keeps the one with the oldest messages. */
final class Search {
  private final Taker taker;
  private final List<Message> pending;
  private final List<Integer> slots = new ArrayList<>();
  private final List<Message> chosen = new ArrayList<>();
  private @Nullable List<Message> best;

  private Search(Taker taker, List<Message> pending) {
    this.taker = taker;
    this.pending = pending;
    for (var input : taker.inputs()) {
      for (var i = 0; i < input.count(); i++) {
        slots.add(input.channel());
      }
    }
  }

  /** In the order of the inputs; null if the taker cannot be served. */
  static @Nullable List<Message> best(Taker taker, List<Message> pending) {
    var search = new Search(taker, pending);
    search.fill();
    return search.best;
  }

  static long[] ages(List<Message> messages) {
    return messages.stream().mapToLong(message -> message.arrival).sorted().toArray();
  }

  private void fill() {
    if (chosen.size() == slots.size()) {
      if (best == null || Arrays.compare(ages(chosen), ages(best)) < 0) {
        best = List.copyOf(chosen);
      }
      return;
    }
    for (var message : pending) {
      if (message.channel == slots.get(chosen.size()) && isFree(message)) {
        chosen.add(message);
        fill();
        chosen.removeLast();
      }
    }
  }

  /** Each once, the older to the earlier input, of one waiter one, and none of the taker's own. */
  private boolean isFree(Message message) {
    var waiter = message.owner;
    return chosen.stream()
            .noneMatch(other ->
                other == message
                    || (other.channel == message.channel && other.arrival > message.arrival)
                    || (waiter != null && other.owner == waiter))
        && (waiter == null || waiter != taker.waiter());
  }
}
